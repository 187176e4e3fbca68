import type { BoardView } from '#shared/board/board-view.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { ImportPlan, PlannedChange, PlannedRecord } from './import-plan.ts';
import type { PlanRow } from './plan-row.ts';

/**
 * Plans the stage milestones of the rows. A stage is known again by the key `<initiative's key>/<stage>`, else by its name
 * among the milestones of its initiative.
 */
export function planStages(
  view: BoardView,
  ids: ReadonlyMap<PlanRow, string>,
  newId: () => string,
): ImportPlan['stages'] {
  const existing = new Map<string, Milestone>();
  for (const milestone of view.milestones.list) {
    if (milestone.initiativeId) existing.set(`${milestone.initiativeId}/${milestone.title}`, milestone);
    if (milestone.key) existing.set(milestone.key, milestone);
  }
  const creates: PlannedRecord<'milestones'>[] = [];
  const updates: PlannedChange<'milestones'>[] = [];
  for (const [row, initiativeId] of ids) {
    for (const { name, date } of row.stages) {
      const key = row.key ? `${row.key}/${name}` : '';
      const milestone = existing.get(key) ?? existing.get(`${initiativeId}/${name}`);
      if (!milestone) creates.push({ id: newId(), fields: { title: name, date, key, initiativeId } });
      else if (milestone.date !== date) updates.push({ id: milestone.id, patch: { date } });
    }
  }
  return { creates, updates };
}
