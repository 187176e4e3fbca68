import type * as z from 'zod/mini';
import { actionSchema } from './records/action.ts';
import { budgetSchema } from './records/budget.ts';
import { capacitySchema } from './records/capacity.ts';
import { dependencySchema } from './records/dependency.ts';
import { initiativeSchema } from './records/initiative.ts';
import { milestoneSchema } from './records/milestone.ts';
import { objectiveSchema } from './records/objective.ts';
import { reasonSchema } from './records/reason.ts';
import { riskSchema } from './records/risk.ts';
import { savedViewSchema } from './records/saved-view.ts';
import { teamSchema } from './records/team.ts';

/**
 * Every record kind, named like the root Y.Map that holds its records. `text` fields are Y.Text in the document;
 * `sets` are kept one field a member.
 */
export const RECORD_KINDS = {
  teams: { schema: teamSchema, noun: 'team', text: [], sets: [] },
  initiatives: {
    schema: initiativeSchema,
    noun: 'initiative',
    text: ['description'],
    sets: ['tags', 'supportingTeamIds'],
  },
  milestones: { schema: milestoneSchema, noun: 'milestone', text: [], sets: [] },
  dependencies: { schema: dependencySchema, noun: 'dependency', text: [], sets: [] },
  risks: {
    schema: riskSchema,
    noun: 'risk',
    text: ['cause', 'event', 'consequence', 'notes'],
    sets: ['initiativeIds', 'tags'],
  },
  actions: { schema: actionSchema, noun: 'action', text: ['notes'], sets: [] },
  objectives: { schema: objectiveSchema, noun: 'objective', text: ['description'], sets: [] },
  capacity: { schema: capacitySchema, noun: 'capacity', text: [], sets: [] },
  budget: { schema: budgetSchema, noun: 'budget', text: [], sets: [] },
  reasons: { schema: reasonSchema, noun: 'reason', text: [], sets: [] },
  views: { schema: savedViewSchema, noun: 'view', text: [], sets: [] },
} as const satisfies Record<string, RecordKindSpec>;

interface RecordKindSpec {
  readonly schema: z.ZodMiniObject;
  readonly noun: string;
  readonly text: readonly string[];
  readonly sets: readonly string[];
}

export type RecordKind = keyof typeof RECORD_KINDS;

/** All fields of a kind, without the id. */
export type FieldsOf<K extends RecordKind> = z.output<(typeof RECORD_KINDS)[K]['schema']>;

/** A record as views hold it. */
export type RecordOf<K extends RecordKind> = { readonly id: string } & Readonly<FieldsOf<K>>;

type Input<K extends RecordKind> = z.input<(typeof RECORD_KINDS)[K]['schema']>;
type RequiredField<K extends RecordKind> = {
  [F in keyof Input<K>]-?: Record<never, never> extends Pick<Input<K>, F> ? never : F;
}[keyof Input<K>] &
  keyof FieldsOf<K>;

/** What is needed to add a record: the required fields; the others have defaults. */
export type NewFieldsOf<K extends RecordKind> = Pick<FieldsOf<K>, RequiredField<K>> & Partial<FieldsOf<K>>;

export const RECORD_KIND_NAMES = Object.keys(RECORD_KINDS) as readonly RecordKind[];

export function isTextField(kind: RecordKind, field: string): boolean {
  return (RECORD_KINDS[kind].text as readonly string[]).includes(field);
}

export function isSetField(kind: RecordKind, field: string): boolean {
  return (RECORD_KINDS[kind].sets as readonly string[]).includes(field);
}
