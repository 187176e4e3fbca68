import type { BoardView } from '#shared/board/board-view.ts';
import type { Placement } from '#shared/board/commands/initiative-commands.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Box } from './place-bar.ts';
import { placeInRow, placementsAt } from './reorder.ts';
import { type Lane, laneAt, type RoadmapLayout, spanOf } from './roadmap-layout.ts';

/** The row of a lane that a bar was dropped in, and the order keys that bring it there. */
export interface RowDrop {
  readonly lane: Lane;
  /** The row where it comes to lie. */
  readonly row: number;
  readonly placements: readonly Placement[];
}

/**
 * What a drop between the rows of a lane means for the order of its bars; null where it changes nothing. `placement` is
 * what the same drop changes otherwise: the bar's new dates.
 */
export function dropInRow(
  initiative: Initiative,
  placement: Placement | null,
  before: Box,
  after: Box,
  { layout, initiatives }: { readonly layout: RoadmapLayout; readonly initiatives: BoardView['initiatives'] },
): RowDrop | null {
  const lane = laneAt(layout, after.y + after.h / 2);
  if (!lane || lane.folded || lane.kind === 'programme') return null;
  const rowAt = (box: Box) => Math.round((box.y + box.h / 2 - lane.firstRow) / layout.rowHeight - 0.5);
  const row = Math.min(lane.rows, Math.max(0, rowAt(after)));
  const cameFrom = laneAt(layout, before.y + before.h / 2);
  if (cameFrom?.id === lane.id && rowAt(before) === row) return null;
  const moved = spanOf({ ...initiative, ...datesOf(placement) });
  if (!moved) return null;
  const others = [...layout.bars.values()].flatMap(({ id, laneId, start, end }) => {
    const order = initiatives.byId.get(id)?.order;
    return laneId !== lane.id || id === initiative.id || order === undefined ? [] : [{ id, start, end, order }];
  });
  const place = placeInRow(others, moved, row);
  const placements = placementsAt(others, moved, place.before);
  const isSame = placements.length === 1 && place.before === currentPlace(others, moved);
  return isSame ? null : { lane, row: place.row, placements };
}

function datesOf(placement: Placement | null): Partial<Pick<Initiative, 'start' | 'end'>> {
  const { start, end } = placement ?? {};
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** How many of the others come before a bar now, where no two have the same key. */
function currentPlace(others: readonly { readonly order: string }[], { order }: { readonly order: string }): number {
  if (others.some((other) => other.order === order)) return -1;
  return others.filter((other) => other.order < order).length;
}
