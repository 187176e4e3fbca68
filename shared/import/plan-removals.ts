import type { BoardView, RecordTable } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { ImportPlan } from './import-plan.ts';
import type { PlanRow } from './plan-row.ts';
import type { TeamPlan } from './plan-teams.ts';

/** The view without these initiatives and what goes with them: what rows are planned on when they will be removed. */
export function viewWithout(view: BoardView, initiativeIds: ReadonlySet<string>): BoardView {
  if (initiativeIds.size === 0) return view;
  const initiatives = filtered(view.initiatives, ({ id }) => !initiativeIds.has(id));
  const milestones = filtered(view.milestones, ({ initiativeId }) => !initiativeIds.has(initiativeId ?? ''));
  const gone = (id: string, boardId: string | null) =>
    boardId === null && !initiatives.byId.has(id) && !milestones.byId.has(id);
  const dependencies = filtered(
    view.dependencies,
    ({ fromId, fromBoardId, toId, toBoardId }) => !gone(fromId, fromBoardId) && !gone(toId, toBoardId),
  );
  return { ...view, initiatives, milestones, dependencies };
}

function filtered<R extends { readonly id: string }>(table: RecordTable<R>, stays: (record: R) => boolean) {
  const list = table.list.filter(stays);
  return { list, byId: new Map(list.map((record) => [record.id, record])) };
}

/**
 * The lanes that lose their last initiative by a plan, and that nothing else is in: a lane that stood empty before was
 * made so on purpose and stays. `kept`: the view without the initiatives that will be removed.
 */
export function teamsLeftEmpty(
  view: BoardView,
  kept: BoardView,
  rows: readonly PlanRow[],
  plan: Pick<ImportPlan, 'updates'>,
  teams: TeamPlan,
): readonly string[] {
  const used = new Set<string | null>();
  for (const { team, supportingTeams } of rows)
    for (const name of [team, ...supportingTeams]) used.add(teams.idOf(name));
  const patches = new Map(plan.updates.map(({ id, patch }) => [id, patch]));
  for (const initiative of kept.initiatives.list) {
    const { teamId, supportingTeamIds } = { ...initiative, ...patches.get(initiative.id) };
    for (const id of [teamId, ...supportingTeamIds]) used.add(id);
  }
  const others = ['milestones', 'risks', 'capacity'] as const satisfies readonly RecordKind[];
  for (const kind of others) for (const record of kept[kind].list) used.add(record.teamId);
  const had = new Set(view.initiatives.list.flatMap(({ teamId, supportingTeamIds }) => [teamId, ...supportingTeamIds]));
  return view.teams.list.filter(({ id }) => had.has(id) && !used.has(id)).map(({ id }) => id);
}
