import type { FieldsOf } from '#shared/board/record-kind.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { ImportField } from './import-field.ts';
import type { PlanRow } from './plan-row.ts';

type Fields = Partial<FieldsOf<'initiatives'>>;

/** What a field says when it says nothing. A title and a key are what a row is known by and are never cleared. */
const NOTHING: Readonly<Partial<Record<ImportField, Fields>>> = {
  team: { teamId: null },
  supportingTeams: { supportingTeamIds: [] },
  start: { start: null },
  end: { end: null },
  status: { status: 'planned' },
  progress: { progress: 0 },
  owner: { owner: null },
  tags: { tags: [] },
  confidence: { confidence: null },
  effort: { effort: null },
  description: { description: '' },
  link: { link: '' },
};

/**
 * The fields that a row leaves empty, cleared. Where a file has no progress of its own, what is not done any more loses
 * the 100 percent that being done gave it.
 */
export function clearedFields({ empty, status, progress }: PlanRow, existing: Initiative | null): Fields {
  const cleared: Fields = Object.assign({}, ...[...empty].map((field) => NOTHING[field]));
  const reopened = existing?.status === 'done' && existing.progress === 100 && progress === null;
  const saysStatus = status !== null || empty.has('status');
  return reopened && saysStatus && status !== 'done' ? { ...cleared, progress: 0 } : cleared;
}
