import * as z from 'zod/mini';
import {
  healing,
  line,
  longText,
  optionalAmount,
  optionalDate,
  optionalPerson,
  optionalRef,
  optionalThreePoint,
  orderKey,
  stringSet,
  title,
} from './fields.ts';

export const INITIATIVE_STATUSES = ['planned', 'in-progress', 'at-risk', 'blocked', 'done', 'dropped'] as const;
export type InitiativeStatus = (typeof INITIATIVE_STATUSES)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A piece of work of a team. Both dates are inclusive; without them it is unscheduled and sits in the tray. */
export const initiativeSchema = z.object({
  title,
  key: line,
  teamId: optionalRef,
  /** Teams that contribute without owning it. */
  supportingTeamIds: stringSet,
  owner: optionalPerson,
  start: optionalDate,
  end: optionalDate,
  /** Imposed dates: it can't start before the one (start no earlier than), and must be over by the other (finish no later than). */
  notBefore: optionalDate,
  deadline: optionalDate,
  status: healing(z.enum(INITIATIVE_STATUSES), 'planned'),
  /** Percent done, 0 to 100. */
  progress: healing(z.number().check(z.gte(0), z.lte(100)), 0),
  confidence: healing(z.nullable(z.enum(CONFIDENCES)), null),
  /** Duration in working days. */
  estimate: optionalThreePoint,
  /** Person-weeks. */
  effort: optionalAmount,
  objectiveId: optionalRef,
  description: longText,
  tags: stringSet,
  link: line,
  order: orderKey,
});

export type Initiative = { readonly id: string } & Readonly<z.output<typeof initiativeSchema>>;
