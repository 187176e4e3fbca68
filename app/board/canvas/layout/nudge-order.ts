import type { BoardView } from '#shared/board/board-view.ts';
import type { Placement } from '#shared/board/commands/initiative-commands.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { compareSpans, packRows } from './pack-rows.ts';
import { placementsAt } from './reorder.ts';
import { type RoadmapLayout, spanOf } from './roadmap-layout.ts';

/** Whether a bar lies in the first row of its lane (-1), or the last (1): cheaper than to try where it could go. */
export function isAtEdge({ bars, lanes, rowHeight }: RoadmapLayout, id: string, by: -1 | 1): boolean {
  const slot = bars.get(id);
  const lane = lanes.find((other) => other.id === slot?.laneId);
  if (!slot || !lane) return true;
  const row = Math.floor((slot.y - lane.firstRow) / rowHeight);
  return by < 0 ? row <= 0 : row >= lane.rows - 1;
}

/**
 * The order keys that bring a bar into the next row of its lane, above (-1) or below (1), where it can lie: the rows are
 * packed, so that not each of them is open to it. Null where there is none.
 */
export function nudgedOrder(
  initiative: Initiative,
  by: -1 | 1,
  layout: RoadmapLayout,
  initiatives: BoardView['initiatives'],
): readonly Placement[] | null {
  const slot = layout.bars.get(initiative.id);
  const moved = slot && spanOf(initiative);
  if (!slot || !moved) return null;
  const lane = [...layout.bars.values()].flatMap(({ id, laneId, start, end }) => {
    const order = laneId === slot.laneId ? initiatives.byId.get(id)?.order : undefined;
    return order === undefined ? [] : [{ id, start, end, order }];
  });
  const rowOf = (orders: ReadonlyMap<string, string>) =>
    packRows(lane.map((span) => ({ ...span, order: orders.get(span.id) ?? span.order }))).packed.find(
      ({ span }) => span.id === initiative.id,
    )?.row ?? 0;
  const others = lane.filter(({ id }) => id !== initiative.id).sort(compareSpans);
  const now = rowOf(new Map());
  const here = others.filter((other) => compareSpans(other, moved) < 0).length;
  for (let before = here; before >= 0 && before <= others.length; before += by) {
    const passed = others[by > 0 ? before - 1 : before];
    // Only what it overlaps in time can take a row from it.
    if (before !== here && passed && (passed.end <= moved.start || passed.start >= moved.end)) continue;
    const placements = placementsAt(others, moved, before);
    const row = rowOf(new Map(placements.map(({ id, order }) => [id, order ?? ''])));
    if ((row - now) * by > 0) return placements;
  }
  return null;
}
