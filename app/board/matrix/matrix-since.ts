import type { BoardView } from '#shared/board/board-view.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { riskScore } from '#shared/risk/score.ts';
import type { MatrixCell, MatrixLayout } from './matrix-layout.ts';

/** A risk that stood elsewhere, or stands in no cell any more. `from` and `to` are cells of the layout of now. */
export interface RiskSince {
  readonly risk: Risk;
  /** Moved to another cell; gone: deleted, closed or without a score; new: it stood in none. */
  readonly type: 'moved' | 'gone' | 'new';
  readonly from: MatrixCell | null;
  readonly to: MatrixCell | null;
  /** How a gone one went. */
  readonly why: 'deleted' | 'closed' | 'unscored' | null;
}

export interface MatrixSince {
  readonly risks: readonly RiskSince[];
  /** Ids of risks that stand in a cell and stood in none. */
  readonly fresh: ReadonlySet<string>;
  /** The cell in which each risk stood, as its index in the layout. */
  readonly cellBefore: ReadonlyMap<string, number>;
}

/** Where the risks of an earlier version stood, in the matrix of now, on one basis. */
export function matrixSince(before: BoardView, now: BoardView, layout: MatrixLayout, basis: ScoreBasis): MatrixSince {
  const { matrix } = now.meta;
  const columns = layout.grid.columns;
  const indexOf = (risk: Risk | undefined): number | null => {
    const score = risk && risk.status !== 'closed' ? riskScore(matrix, risk, basis) : null;
    if (!score) return null;
    const { row, column } = layout.grid.placeOf(score);
    return row * columns + column;
  };
  const risks: RiskSince[] = [];
  const fresh = new Set<string>();
  const cellBefore = new Map<string, number>();
  const shown = new Map<string, MatrixCell>();
  for (const cell of layout.cells) for (const risk of cell.risks) shown.set(risk.id, cell);
  const cellAt = (index: number | null) => (index === null ? null : (layout.cells[index] ?? null));
  for (const was of before.risks.list) {
    const index = indexOf(was);
    const from = cellAt(index);
    if (index === null || !from) continue;
    cellBefore.set(was.id, index);
    const is = now.risks.byId.get(was.id);
    const to = shown.get(was.id) ?? null;
    if (to && to !== from) risks.push({ risk: is ?? was, type: 'moved', from, to, why: null });
    // Filtered away is not gone.
    if (!to && indexOf(is) === null) {
      const why = !is ? 'deleted' : is.status === 'closed' ? 'closed' : 'unscored';
      risks.push({ risk: was, type: 'gone', from, to: null, why });
    }
  }
  for (const [id, to] of shown) {
    if (cellBefore.has(id)) continue;
    const risk = now.risks.byId.get(id);
    fresh.add(id);
    if (risk) risks.push({ risk, type: 'new', from: null, to, why: null });
  }
  return { risks, fresh, cellBefore };
}
