import * as z from 'zod/mini';
import { healing, isoDate, line, optionalRef, title } from './fields.ts';

export const MILESTONE_KINDS = ['release', 'decision', 'external'] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/**
 * A date that matters: of the programme, of a team, or a stage of one initiative (alpha, beta, stable), which is
 * drawn on the initiative's bar. A hard one can't move.
 */
export const milestoneSchema = z.object({
  title,
  date: isoDate,
  key: line,
  teamId: optionalRef,
  initiativeId: optionalRef,
  kind: healing(z.enum(MILESTONE_KINDS), 'release'),
  hard: healing(z.boolean(), false),
});

export type Milestone = { readonly id: string } & Readonly<z.output<typeof milestoneSchema>>;
