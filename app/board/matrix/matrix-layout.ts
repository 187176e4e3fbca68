import type { BoardView } from '#shared/board/board-view.ts';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { isAboveAppetite, type RiskScore, riskScore, scoreOf } from '#shared/risk/score.ts';

/** A cell of the matrix; x, y, w, h on the page. */
export interface MatrixCell extends RiskScore {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** The risks that stand in it, worst first come, in the table's order. */
  readonly risks: readonly Risk[];
  /** More risks than chips fit: a bubble with their number stands for them. */
  readonly crowded: boolean;
}

export interface ChipSlot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A straight piece of the appetite line on the page. */
export interface AppetiteSegment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface MatrixLayout {
  readonly cells: readonly MatrixCell[];
  readonly chips: ReadonlyMap<string, ChipSlot>;
  readonly unscored: readonly Risk[];
  readonly appetite: readonly AppetiteSegment[];
  readonly width: number;
  readonly height: number;
}

export const CELL = { width: 184, height: 132, gap: 6 } as const;
const CHIPS_A_CELL = 3;
const CHIP = { height: 28, gap: 5, inset: 8, top: 28 } as const;

/** Lays out cells (impact across, likelihood upwards, worst top right) and the chips of open risks on one basis. */
export function layoutMatrix(view: Pick<BoardView, 'meta' | 'risks'>, basis: ScoreBasis): MatrixLayout {
  const { matrix } = view.meta;
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
  for (let likelihood = 1; likelihood <= matrix.likelihood.length; likelihood++) {
    for (let impact = 1; impact <= matrix.impact.length; impact++) {
      const score = scoreOf(matrix, likelihood, impact);
      if (!score) continue;
      const risks = byCell.get(`${likelihood}/${impact}`) ?? [];
      const crowded = risks.length > CHIPS_A_CELL;
      const cell = { ...score, ...cellBox(matrix, likelihood, impact), risks, crowded };
      cells.push(cell);
      if (!crowded) for (const [i, risk] of risks.entries()) chips.set(risk.id, chipSlot(risk.id, cell, i));
    }
  }
  return {
    cells,
    chips,
    unscored,
    appetite: appetiteLine(matrix),
    width: matrix.impact.length * (CELL.width + CELL.gap) - CELL.gap,
    height: matrix.likelihood.length * (CELL.height + CELL.gap) - CELL.gap,
  };
}

/** The cell whose area, with half the gap around it, holds this point of the page; null outside the matrix. */
export function cellAt(layout: MatrixLayout, x: number, y: number): MatrixCell | null {
  const half = CELL.gap / 2;
  return (
    layout.cells.find(
      (cell) => x >= cell.x - half && x < cell.x + cell.w + half && y >= cell.y - half && y < cell.y + cell.h + half,
    ) ?? null
  );
}

/** The cell that a risk stands in; null where it is not scored. */
export function cellOfRisk(layout: MatrixLayout, riskId: string): MatrixCell | null {
  return layout.cells.find(({ risks }) => risks.some(({ id }) => id === riskId)) ?? null;
}

/** The cell that is some columns and rows from the one a box stands in; null where there is none. */
export function nudgedCell(
  layout: MatrixLayout,
  from: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  columns: number,
  rows: number,
): { readonly likelihood: number; readonly impact: number } | null {
  const x = from.x + from.w / 2 + columns * (CELL.width + CELL.gap);
  const cell = cellAt(layout, x, from.y + from.h / 2 + rows * (CELL.height + CELL.gap));
  return cell && { likelihood: cell.likelihood, impact: cell.impact };
}

function cellBox(matrix: Matrix, likelihood: number, impact: number) {
  return {
    x: (impact - 1) * (CELL.width + CELL.gap),
    y: (matrix.likelihood.length - likelihood) * (CELL.height + CELL.gap),
    w: CELL.width,
    h: CELL.height,
  };
}

function chipSlot(
  id: string,
  cell: { readonly x: number; readonly y: number; readonly w: number },
  i: number,
): ChipSlot {
  return {
    id,
    x: cell.x + CHIP.inset,
    y: cell.y + CHIP.top + i * (CHIP.height + CHIP.gap),
    w: cell.w - 2 * CHIP.inset,
    h: CHIP.height,
  };
}

/** The line between cells that are above the appetite and those that are not: in the middle of the gaps between them. */
function appetiteLine(matrix: Matrix): AppetiteSegment[] {
  const segments: AppetiteSegment[] = [];
  const above = (likelihood: number, impact: number) => {
    const level = matrix.levels[likelihood - 1]?.[impact - 1];
    return level === undefined ? null : isAboveAppetite(matrix, level);
  };
  const half = CELL.gap / 2;
  for (let likelihood = 1; likelihood <= matrix.likelihood.length; likelihood++) {
    for (let impact = 1; impact <= matrix.impact.length; impact++) {
      const here = above(likelihood, impact);
      const { x, y, w, h } = cellBox(matrix, likelihood, impact);
      const right = above(likelihood, impact + 1);
      const up = above(likelihood + 1, impact);
      if (right !== null && right !== here)
        segments.push({ x1: x + w + half, y1: y - half, x2: x + w + half, y2: y + h + half });
      if (up !== null && up !== here) segments.push({ x1: x - half, y1: y - half, x2: x + w + half, y2: y - half });
    }
  }
  return segments;
}

/** Below half size a chip's text can't be read: cells show the number of their risks instead. */
export function areChipsLegible(zoom: number): boolean {
  return zoom >= 0.5;
}
