import type { BoardView } from '#shared/board/board-view.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { ImportPlan, PlannedChange, PlannedRecord } from './import-plan.ts';
import type { PlanRow } from './plan-row.ts';

/** The stages that rows leave without a date, where the file has a column for them: they are planned no more. */
export function stagesLeftEmpty(view: BoardView, ids: ReadonlyMap<PlanRow, string>): readonly string[] {
  const existing = stagesByName(view);
  return [...ids].flatMap(([row, initiativeId]) =>
    row.emptyStages.flatMap((name) => stageOf(existing, row, name, initiativeId)?.id ?? []),
  );
}

/**
 * Plans the stage milestones of the rows. A stage is known again by the key `<initiative's key>/<stage>`, else by its name
 * among the milestones of its initiative.
 */
export function planStages(
  view: BoardView,
  ids: ReadonlyMap<PlanRow, string>,
  newId: () => string,
): ImportPlan['stages'] {
  const existing = stagesByName(view);
  const creates: PlannedRecord<'milestones'>[] = [];
  const updates: PlannedChange<'milestones'>[] = [];
  for (const [row, initiativeId] of ids) {
    for (const { name, date } of row.stages) {
      const key = row.key ? `${row.key}/${name}` : '';
      const milestone = stageOf(existing, row, name, initiativeId);
      if (!milestone)
        creates.push({
          id: stageId(view, initiativeId, name) ?? newId(),
          fields: { title: name, date, key, initiativeId },
        });
      else if (milestone.date !== date) updates.push({ id: milestone.id, patch: { date } });
    }
  }
  return { creates, updates };
}

/** As long as a reference to a record may be. */
const LONGEST_ID = 64;

/**
 * The id of an initiative's stage, told by the two: one that is left out of a file and comes back in a later one is the
 * same record, and its history goes on. Null where another record has it.
 */
function stageId(view: BoardView, initiativeId: string, name: string): string | null {
  // FNV-1a, 32 bits, over the UTF-16 units of the name.
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  const id = `${initiativeId}.${hash.toString(36)}`;
  return id.length > LONGEST_ID || view.milestones.byId.has(id) ? null : id;
}

function stagesByName(view: BoardView): ReadonlyMap<string, Milestone> {
  const stages = new Map<string, Milestone>();
  for (const milestone of view.milestones.list) {
    if (milestone.initiativeId) stages.set(`${milestone.initiativeId}/${milestone.title}`, milestone);
    if (milestone.key) stages.set(milestone.key, milestone);
  }
  return stages;
}

function stageOf(
  stages: ReadonlyMap<string, Milestone>,
  row: PlanRow,
  name: string,
  initiativeId: string,
): Milestone | undefined {
  return (row.key ? stages.get(`${row.key}/${name}`) : undefined) ?? stages.get(`${initiativeId}/${name}`);
}
