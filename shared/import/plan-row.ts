import type { Confidence, InitiativeStatus } from '#shared/board/records/initiative.ts';
import type { ImportField } from './import-field.ts';

/**
 * What one row of a plan says. Null or empty: it says nothing about this, and nothing about it is changed, unless the
 * file is the whole truth and the cell is in `empty`.
 */
export interface PlanRow {
  readonly row: number;
  readonly key: string;
  readonly title: string;
  readonly team: string;
  readonly supportingTeams: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  readonly status: InitiativeStatus | null;
  readonly progress: number | null;
  readonly owner: string;
  readonly dependsOn: readonly string[];
  readonly tags: readonly string[];
  readonly confidence: Confidence | null;
  readonly effort: number | null;
  readonly description: string;
  readonly link: string;
  readonly stages: readonly Stage[];
  /** Fields that the file has columns for, and that this row leaves empty. What can't be read is not empty. */
  readonly empty: ReadonlySet<ImportField>;
  /** Names of the stages that this row has no date for. */
  readonly emptyStages: readonly string[];
}

/** A date on the way of an initiative, named by its column. */
export interface Stage {
  readonly name: string;
  readonly date: string;
}
