import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { risk, table } from '#app/board/canvas/layout/layout-fixtures.ts';
import { type BoardMeta, boardMetaSchema, DEFAULT_MATRIX_LOOK, type Matrix } from '#shared/board/records/board-meta.ts';
import { cellAt, layoutMatrix, nudgedCell } from './matrix-layout.ts';

const look = fc.record({
  swapAxes: fc.boolean(),
  flipLikelihood: fc.boolean(),
  flipImpact: fc.boolean(),
  colours: fc.constant(DEFAULT_MATRIX_LOOK.colours),
});
const matrixOf = (likelihood: number, impact: number): Matrix => ({
  likelihood: Array.from({ length: likelihood }, (_, i) => ({ label: `l${i}`, hint: '' })),
  impact: Array.from({ length: impact }, (_, i) => ({ label: `i${i}`, hint: '' })),
  levels: Array.from({ length: likelihood }, (_, l) =>
    Array.from({ length: impact }, (_, i) => (l + i > 3 ? ('H' as const) : ('L' as const))),
  ),
  appetite: 'H',
});
const size = fc.integer({ min: 2, max: 10 });
const meta = fc.record({ look, likelihood: size, impact: size }).map(
  ({ look: matrixLook, likelihood, impact }): BoardMeta => ({
    ...boardMetaSchema.parse({}),
    matrix: matrixOf(likelihood, impact),
    matrixLook,
  }),
);

describe('the matrix in every size and look', () => {
  it('has each cell once, and finds it again under its middle', () => {
    fc.assert(
      fc.property(meta, (board) => {
        const layout = layoutMatrix({ meta: board, risks: table([]) }, 'current');
        const { likelihood, impact } = board.matrix;
        expect(new Set(layout.cells.map((c) => `${c.likelihood}/${c.impact}`)).size).toBe(
          likelihood.length * impact.length,
        );
        for (const cell of layout.cells) {
          expect(cellAt(layout, cell.x + cell.w / 2, cell.y + cell.h / 2)).toBe(cell);
          expect(cell.x + cell.w <= layout.width && cell.y + cell.h <= layout.height).toBe(true);
          const { column, row } = layout.grid.placeOf(cell);
          expect(layout.grid.stepsAt(column, row)).toEqual({ likelihood: cell.likelihood, impact: cell.impact });
        }
      }),
      { seed: 4, numRuns: 80 },
    );
  });

  it('puts a chip into its cell, and an arrow key moves it to the neighbour on the screen', () => {
    fc.assert(
      fc.property(meta, fc.nat(9), fc.nat(9), fc.constantFrom([1, 0], [-1, 0], [0, 1], [0, -1]), (board, l, i, by) => {
        const steps = {
          currentLikelihood: (l % board.matrix.likelihood.length) + 1,
          currentImpact: (i % board.matrix.impact.length) + 1,
        };
        const layout = layoutMatrix({ meta: board, risks: table([risk('a', steps)]) }, 'current');
        const chip = layout.chips.get('a');
        if (!chip) throw new Error('no chip');
        const here = cellAt(layout, chip.x + chip.w / 2, chip.y + chip.h / 2);
        expect(here).toMatchObject({ likelihood: steps.currentLikelihood, impact: steps.currentImpact });
        const [columns = 0, rows = 0] = by;
        const to = nudgedCell(layout, chip, columns, rows);
        const place = here && layout.grid.placeOf(here);
        const inside =
          place &&
          place.column + columns >= 0 &&
          place.column + columns < layout.grid.columns &&
          place.row + rows >= 0 &&
          place.row + rows < layout.grid.rows;
        expect(to !== null).toBe(inside);
        if (to && place) {
          expect(layout.grid.placeOf(to)).toEqual({ column: place.column + columns, row: place.row + rows });
        }
      }),
      { seed: 5, numRuns: 80 },
    );
  });

  it('draws the same appetite line, turned as the matrix is', () => {
    fc.assert(
      fc.property(meta, (board) => {
        const lengthOf = (matrixLook: BoardMeta['matrixLook']) =>
          layoutMatrix({ meta: { ...board, matrixLook }, risks: table([]) }, 'current').appetite.length;
        expect(lengthOf(board.matrixLook)).toBe(lengthOf(DEFAULT_MATRIX_LOOK));
      }),
      { seed: 6, numRuns: 40 },
    );
  });
});
