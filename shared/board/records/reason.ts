import * as z from 'zod/mini';
import { healing, line, optionalPerson } from './fields.ts';

/** What of a record changed: its score (of any basis), its dates, its state (status, ROAM, hand-shake). */
export const CHANGE_ASPECTS = ['score', 'dates', 'state'] as const;
export type ChangeAspect = (typeof CHANGE_ASPECTS)[number];

/** Characters. */
export const LONGEST_REASON = 1000;

/** Why somebody changed a record, kept with the change: in the words of who did, with the values before and after. */
export const reasonSchema = z.object({
  recordKind: z.enum(['initiatives', 'milestones', 'risks', 'dependencies', 'actions']),
  recordId: z.string().check(z.minLength(1), z.maxLength(64)),
  aspect: healing(z.enum(CHANGE_ASPECTS), 'state'),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_REASON)),
  /** The values as people read them, `12 H` or `23 Apr 2027`; empty where there was none. */
  from: line,
  to: line,
  by: optionalPerson,
  /** Instant of the change, ISO 8601 in UTC, by the clock of who made it. */
  at: line,
});

export type Reason = { readonly id: string } & Readonly<z.output<typeof reasonSchema>>;
