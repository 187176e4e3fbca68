import { cellOfRisk, type MatrixCell, type MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { nearest, type Standing, type WalkStep } from './walk-step.ts';

/**
 * The risk that a step leads to; `from` itself where there is none. Up and down walk a cell's list and then on to the next row
 * with risks, left and right go to the next cell with risks of the row. Directions are those of the screen, so that they
 * hold however the axes lie.
 */
export function stepOnMatrix(layout: MatrixLayout, from: ItemRef | null, step: WalkStep): ItemRef | null {
  const cells = layout.cells.filter(({ risks }) => risks.length > 0).sort((a, b) => a.y - b.y || a.x - b.x);
  const here = from?.kind === 'risks' ? cellOfRisk(layout, from.id) : null;
  const at = here?.risks.findIndex(({ id }) => id === from?.id) ?? -1;
  if (!here || at < 0) return riskAt(cells[0], 0);
  const row = cells.filter(({ y }) => y === here.y);
  switch (step) {
    case 'left':
      return riskAt(row[row.indexOf(here) - 1], at) ?? from;
    case 'right':
      return riskAt(row[row.indexOf(here) + 1], at) ?? from;
    case 'up':
      return riskAt(here, at - 1) ?? riskAt(inNextRow(cells, here, -1), Number.POSITIVE_INFINITY) ?? from;
    case 'down':
      return (at + 1 < here.risks.length ? riskAt(here, at + 1) : riskAt(inNextRow(cells, here, 1), 0)) ?? from;
    case 'first':
      return riskAt(row[0], 0);
    case 'last':
      return riskAt(row.at(-1), Number.POSITIVE_INFINITY);
    default:
      return riskAt(inNextRow(cells, here, step === 'group-down' ? 1 : -1), 0) ?? from;
  }
}

/** Where a risk stands in its cell's list; null for what is not in the matrix. */
export function standingOnMatrix(layout: MatrixLayout, item: ItemRef): Standing | null {
  const cell = item.kind === 'risks' ? cellOfRisk(layout, item.id) : null;
  if (!cell) return null;
  return { place: cell.risks.findIndex(({ id }) => id === item.id) + 1, of: cell.risks.length, group: 'cell' };
}

/** Of the next row with risks above or below, the cell nearest to this one. */
function inNextRow(cells: readonly MatrixCell[], here: MatrixCell, sign: 1 | -1): MatrixCell | null {
  const beyond = cells.filter(({ y }) => (y - here.y) * sign > 0);
  const next = Math.min(...beyond.map(({ y }) => y * sign)) * sign;
  return nearest(
    beyond.filter(({ y }) => y === next),
    ({ x }) => Math.abs(x - here.x),
  );
}

/** The risk at a place of a cell's list, or its last where the list is shorter; null above it. */
function riskAt(cell: MatrixCell | null | undefined, place: number): ItemRef | null {
  const risk = place < 0 ? undefined : cell?.risks[Math.min(place, cell.risks.length - 1)];
  return risk ? { kind: 'risks', id: risk.id } : null;
}
