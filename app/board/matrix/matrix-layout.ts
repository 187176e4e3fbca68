import type { BoardView } from '#shared/board/board-view.ts';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { expectedDelay } from '#shared/risk/expected-delay.ts';
import { isAboveAppetite, type RiskScore, riskScore, scoreOf } from '#shared/risk/score.ts';
import { type MatrixGrid, matrixGrid, type Steps } from './matrix-grid.ts';

/** A box on the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A cell of the matrix on the page. */
export interface MatrixCell extends RiskScore, Box {
  /** The risks that stand in it: the more days are to be expected the earlier, then in the table's order. */
  readonly risks: readonly Risk[];
  /** More risks than chips fit: a bubble with their number stands for them. */
  readonly crowded: boolean;
}

export interface ChipSlot extends Box {
  readonly id: string;
}

/** A straight piece of the appetite line on the page. */
export interface AppetiteSegment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface MatrixLayout {
  readonly grid: MatrixGrid;
  /** Row by row from the top left. */
  readonly cells: readonly MatrixCell[];
  readonly chips: ReadonlyMap<string, ChipSlot>;
  readonly unscored: readonly Risk[];
  readonly appetite: readonly AppetiteSegment[];
  readonly width: number;
  readonly height: number;
}

export const CELL = { width: 184, height: 136, gap: 6 } as const;
const CHIPS_A_CELL = 3;
/** Below the cell's score; the strip that is left at the bottom is for ghosts. */
export const CHIP = { height: 26, gap: 4, inset: 8, top: 24 } as const;

/** Lays out the cells in the board's look and the chips of open risks on one basis. */
export function layoutMatrix(view: Pick<BoardView, 'meta' | 'risks'>, basis: ScoreBasis): MatrixLayout {
  const { matrix, matrixLook } = view.meta;
  const grid = matrixGrid(matrix, matrixLook);
  const byCell = new Map<string, Risk[]>();
  const unscored: Risk[] = [];
  for (const risk of view.risks.list) {
    if (risk.status === 'closed') continue;
    const score = riskScore(matrix, risk, basis);
    if (!score) {
      unscored.push(risk);
      continue;
    }
    const key = `${score.likelihood}/${score.impact}`;
    const risks = byCell.get(key);
    if (risks) risks.push(risk);
    else byCell.set(key, [risk]);
  }
  const cells: MatrixCell[] = [];
  const chips = new Map<string, ChipSlot>();
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const { likelihood, impact } = grid.stepsAt(column, row);
      const score = scoreOf(matrix, likelihood, impact);
      if (!score) continue;
      const risks = worstFirst(byCell.get(`${likelihood}/${impact}`) ?? []);
      const crowded = risks.length > CHIPS_A_CELL;
      const cell = { ...score, ...boxAt(column, row), risks, crowded };
      cells.push(cell);
      if (!crowded) for (const [i, risk] of risks.entries()) chips.set(risk.id, chipSlot(risk.id, cell, i));
    }
  }
  return {
    grid,
    cells,
    chips,
    unscored,
    appetite: appetiteLine(matrix, grid),
    width: grid.columns * (CELL.width + CELL.gap) - CELL.gap,
    height: grid.rows * (CELL.height + CELL.gap) - CELL.gap,
  };
}

function worstFirst(risks: readonly Risk[]): readonly Risk[] {
  if (risks.length < 2) return risks;
  const delays = new Map(risks.map((risk) => [risk, expectedDelay(risk) ?? -1]));
  return [...risks].sort((a, b) => (delays.get(b) ?? -1) - (delays.get(a) ?? -1));
}

/** The cell whose area, with half the gap around it, holds this point of the page; null outside the matrix. */
export function cellAt(layout: MatrixLayout, x: number, y: number): MatrixCell | null {
  const column = Math.floor((x + CELL.gap / 2) / (CELL.width + CELL.gap));
  const row = Math.floor((y + CELL.gap / 2) / (CELL.height + CELL.gap));
  const { columns, rows } = layout.grid;
  if (column < 0 || row < 0 || column >= columns || row >= rows) return null;
  return layout.cells[row * columns + column] ?? null;
}

/** The cell that a risk stands in; null where it is not scored. */
export function cellOfRisk(layout: MatrixLayout, riskId: string): MatrixCell | null {
  return layout.cells.find(({ risks }) => risks.some(({ id }) => id === riskId)) ?? null;
}

/** The cell that is some columns and rows from the one a box stands in; null where there is none. */
export function nudgedCell(
  layout: MatrixLayout,
  from: Box,
  columns: number,
  rows: number,
): { readonly likelihood: number; readonly impact: number } | null {
  const x = from.x + from.w / 2 + columns * (CELL.width + CELL.gap);
  const cell = cellAt(layout, x, from.y + from.h / 2 + rows * (CELL.height + CELL.gap));
  return cell && { likelihood: cell.likelihood, impact: cell.impact };
}

function boxAt(column: number, row: number) {
  return {
    x: column * (CELL.width + CELL.gap),
    y: row * (CELL.height + CELL.gap),
    w: CELL.width,
    h: CELL.height,
  };
}

function chipSlot(id: string, cell: Box, i: number): ChipSlot {
  return {
    id,
    x: cell.x + CHIP.inset,
    y: cell.y + CHIP.top + i * (CHIP.height + CHIP.gap),
    w: cell.w - 2 * CHIP.inset,
    h: CHIP.height,
  };
}

/** The line between cells that are above the appetite and those that are not: in the middle of the gaps between them. */
function appetiteLine(matrix: Matrix, grid: MatrixGrid): AppetiteSegment[] {
  const segments: AppetiteSegment[] = [];
  const above = ({ likelihood, impact }: Steps) => {
    const level = matrix.levels[likelihood - 1]?.[impact - 1];
    return level !== undefined && isAboveAppetite(matrix, level);
  };
  const half = CELL.gap / 2;
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const here = above(grid.stepsAt(column, row));
      const { x, y, w, h } = boxAt(column, row);
      const [left, right, top, bottom] = [x - half, x + w + half, y - half, y + h + half];
      if (column + 1 < grid.columns && above(grid.stepsAt(column + 1, row)) !== here)
        segments.push({ x1: right, y1: top, x2: right, y2: bottom });
      if (row + 1 < grid.rows && above(grid.stepsAt(column, row + 1)) !== here)
        segments.push({ x1: left, y1: bottom, x2: right, y2: bottom });
    }
  }
  return segments;
}

/** Below half size a chip's text can't be read: cells show the number of their risks instead. */
export function areChipsLegible(zoom: number): boolean {
  return zoom >= 0.5;
}
