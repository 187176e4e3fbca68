import type { FieldsOf, NewFieldsOf } from '#shared/board/record-kind.ts';
import type { ImportIssue } from './import-issue.ts';

/** A record that will be added, under an id that others of the plan already point at. */
export interface PlannedRecord<K extends 'teams' | 'initiatives' | 'milestones'> {
  readonly id: string;
  readonly fields: NewFieldsOf<K>;
}

/** Fields of a record that will change: those that differ, and no others. */
export interface PlannedChange<K extends 'initiatives' | 'milestones'> {
  readonly id: string;
  readonly patch: Partial<FieldsOf<K>>;
}

/**
 * What an import would do to a board. Nothing is written by making it. It holds for the view it was made from, so it is
 * applied in the same turn or made anew.
 */
export interface ImportPlan {
  /** Sorted: errors first, then by row. With an error among them the plan can't be applied. */
  readonly issues: readonly ImportIssue[];
  readonly rows: number;
  readonly teams: readonly PlannedRecord<'teams'>[];
  /** A date that can be read two ways, when neither the file nor the options tell which. */
  readonly unclearDate: string | null;
  /** New teams whose names are much like another's: perhaps the same one, misspelt. */
  readonly alikeTeams: readonly { readonly name: string; readonly like: string }[];
  readonly creates: readonly (PlannedRecord<'initiatives'> & { readonly row: number })[];
  readonly updates: readonly (PlannedChange<'initiatives'> & { readonly row: number; readonly title: string })[];
  /** Rows that say what the board says already. */
  readonly unchanged: number;
  readonly stages: {
    readonly creates: readonly PlannedRecord<'milestones'>[];
    readonly updates: readonly PlannedChange<'milestones'>[];
  };
  /** Links that will be added: the first must deliver before the second can go on. */
  readonly links: readonly { readonly fromId: string; readonly toId: string }[];
  /** What will be removed with what hangs on it: nothing unless the file is the whole truth. */
  readonly removes: ImportRemovals;
}

/** Ids of records that the file does not have. */
export interface ImportRemovals {
  readonly initiatives: readonly string[];
  /** Stages of initiatives that stay. */
  readonly stages: readonly string[];
  /** Dependencies between initiatives that stay. */
  readonly links: readonly string[];
  /** Lanes that nothing is left in. */
  readonly teams: readonly string[];
}

export const NO_REMOVALS: ImportRemovals = { initiatives: [], stages: [], links: [], teams: [] };

export function hasErrors(plan: ImportPlan): boolean {
  return plan.issues.some(({ severity }) => severity === 'error');
}
