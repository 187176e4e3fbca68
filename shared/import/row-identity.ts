import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { IssueList } from './import-issue.ts';
import type { PlanRow } from './plan-row.ts';
import type { TeamPlan } from './plan-teams.ts';

/**
 * Finds for every row the initiative of the board it is about: the one of the same key; for a row without a key, the
 * one without a key of the same title in the same team. Two rows, or two initiatives, of one identity are an error.
 */
export function matchInitiatives(
  view: BoardView,
  rows: readonly PlanRow[],
  teams: TeamPlan,
  columns: { readonly key: string | null; readonly title: string | null },
  issues: IssueList,
): ReadonlyMap<PlanRow, Initiative> {
  const onBoard = new Map<string, Initiative[]>();
  for (const initiative of view.initiatives.list) {
    const name = identity(initiative.key, initiative.title, initiative.teamId);
    onBoard.set(name, [...(onBoard.get(name) ?? []), initiative]);
  }
  const firstRow = new Map<string, number>();
  const matches = new Map<PlanRow, Initiative>();
  for (const row of rows) {
    const name = identity(row.key, row.title, teams.idOf(row.team));
    const column = row.key ? columns.key : columns.title;
    const what = row.key ? `the key "${row.key}"` : `the title "${row.title}" (and no key)`;
    const earlier = firstRow.get(name);
    if (earlier !== undefined && row.title !== '')
      issues.error(row.row, column, `${what} is in row ${earlier} already.`);
    firstRow.set(name, earlier ?? row.row);
    const [first, second] = onBoard.get(name) ?? [];
    if (second) issues.error(row.row, column, `several initiatives of the board have ${what}: tell them apart first.`);
    else if (first) matches.set(row, first);
  }
  return matches;
}

function identity(key: string, title: string, teamId: string | null): string {
  return key ? `key ${key}` : `title ${teamId ?? ''} ${title.trim().toLowerCase()}`;
}
