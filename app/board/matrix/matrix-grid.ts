import type { Matrix, MatrixLook } from '#shared/board/records/board-meta.ts';

/** Steps of both axes, from 1. */
export interface Steps {
  readonly likelihood: number;
  readonly impact: number;
}

/** Which step stands in which column (from the left) and row (from the top), both from 0. */
export interface MatrixGrid {
  readonly columns: number;
  readonly rows: number;
  /** What the columns are steps of; the rows are steps of the other. */
  readonly across: 'likelihood' | 'impact';
  /** Whether steps rise to the right, and upwards. */
  readonly risesRight: boolean;
  readonly risesUp: boolean;
  stepsAt(column: number, row: number): Steps;
  placeOf(steps: Steps): { readonly column: number; readonly row: number };
}

/** Impact across and likelihood upwards, the highest top right; swapped and turned round as the board wants it. */
export function matrixGrid(matrix: Pick<Matrix, 'likelihood' | 'impact'>, look: MatrixLook): MatrixGrid {
  const across = look.swapAxes ? 'likelihood' : 'impact';
  const upwards = look.swapAxes ? 'impact' : 'likelihood';
  const columns = matrix[across].length;
  const rows = matrix[upwards].length;
  const isFlipped = { likelihood: look.flipLikelihood, impact: look.flipImpact };
  const risesRight = !isFlipped[across];
  const risesUp = !isFlipped[upwards];
  return {
    columns,
    rows,
    across,
    risesRight,
    risesUp,
    stepsAt(column, row) {
      const x = risesRight ? column + 1 : columns - column;
      const y = risesUp ? rows - row : row + 1;
      return across === 'impact' ? { likelihood: y, impact: x } : { likelihood: x, impact: y };
    },
    placeOf(steps) {
      const [x, y] = [steps[across], steps[upwards]];
      return { column: risesRight ? x - 1 : columns - x, row: risesUp ? rows - y : y - 1 };
    },
  };
}
