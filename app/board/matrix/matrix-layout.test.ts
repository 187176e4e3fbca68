import { describe, expect, it } from 'vitest';
import { emptyView, risk, table } from '#app/board/canvas/layout/layout-fixtures.ts';
import { cellAt, layoutMatrix } from './matrix-layout.ts';

const at = (id: string, currentLikelihood: number | null, currentImpact: number | null, more = {}) =>
  risk(id, { currentLikelihood, currentImpact, ...more });
const layoutOf = (...risks: ReturnType<typeof risk>[]) =>
  layoutMatrix({ ...emptyView(), risks: table(risks) }, 'current');

describe('layoutMatrix', () => {
  it('puts the worst cell top right', () => {
    const { cells, width } = layoutOf();
    expect(cells).toHaveLength(25);
    const worst = cells.find(({ score }) => score === 25);
    expect(worst).toMatchObject({ y: 0, level: 'VH' });
    expect(worst && worst.x + worst.w).toBe(width);
  });

  it('finds the cell under every chip again', () => {
    const layout = layoutOf(at('a', 3, 4), at('b', 3, 4), at('c', 3, 4), at('d', 1, 1));
    for (const { id, x, y, w, h } of layout.chips.values()) {
      const cell = cellAt(layout, x + w / 2, y + h / 2);
      expect(cell?.risks.map((r) => r.id)).toContain(id);
    }
    expect(cellAt(layout, -50, 10)).toBeNull();
  });

  it('shows up to three chips, then a bubble for all', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => at(id, 3, 3));
    expect(layoutOf(...four.slice(1)).chips.size).toBe(3);
    const layout = layoutOf(...four);
    expect(layout.chips.size).toBe(0);
    expect(layout.cells.find(({ crowded }) => crowded)?.risks).toHaveLength(4);
  });

  it('keeps unscored risks aside and leaves closed ones out', () => {
    const layout = layoutOf(at('a', null, 3), at('b', 2, 2, { status: 'closed' }), at('c', 9, 9));
    expect(layout.unscored.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(layout.chips.size).toBe(0);
  });

  it('draws the appetite line between cells that are above it and those that are not', () => {
    const { appetite } = layoutOf();
    expect(appetite.length).toBeGreaterThan(0);
    for (const { x1, y1, x2, y2 } of appetite) expect(x1 === x2 || y1 === y2).toBe(true);
  });
});
