import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyView, risk, table } from '#app/board/canvas/layout/layout-fixtures.ts';
import { DEFAULT_MATRIX } from '#shared/board/records/board-meta.ts';
import { type GhostChoice, layoutGhosts } from './matrix-ghosts.ts';
import { cellAt, layoutMatrix } from './matrix-layout.ts';

const choice: GhostChoice = {
  matrix: DEFAULT_MATRIX,
  basis: 'current',
  showsTargets: true,
  showsTrails: true,
  isLit: () => false,
};
const at = (id: string, current: [number, number], target: [number, number], was: [number, number] | null) =>
  risk(id, {
    key: id,
    currentLikelihood: current[0],
    currentImpact: current[1],
    targetLikelihood: target[0],
    targetImpact: target[1],
    reviewedLikelihood: was?.[0] ?? null,
    reviewedImpact: was?.[1] ?? null,
  });
const layoutOf = (risks: ReturnType<typeof risk>[]) => layoutMatrix({ ...emptyView(), risks: table(risks) }, 'current');
const step = fc.integer({ min: 1, max: 5 });
const place = fc.tuple(step, step);

describe('layoutGhosts', () => {
  it('shows where a risk should come to and where it was, and nothing where it did not move', () => {
    const layout = layoutOf([at('R-1', [4, 4], [2, 3], [3, 4]), at('R-2', [2, 2], [2, 2], [2, 2])]);
    const { ghosts, arrows } = layoutGhosts(layout, choice);
    expect(ghosts.map(({ label }) => label)).toEqual(['R-1 target', 'R-1 was here']);
    expect(arrows).toHaveLength(2);
    const [was] = arrows.filter(({ kind }) => kind === 'was');
    const ends = was && [cellAt(layout, was.from.x, was.from.y), cellAt(layout, was.to.x, was.to.y)];
    expect(ends).toMatchObject([{ likelihood: 3 }, { likelihood: 4 }]);
  });

  it('shows those of the chosen risk alone while the toggles are off', () => {
    const layout = layoutOf([at('R-1', [4, 4], [2, 3], null), at('R-2', [2, 2], [1, 1], null)]);
    const off = { ...choice, showsTargets: false, showsTrails: false };
    expect(layoutGhosts(layout, off).ghosts).toEqual([]);
    const lit = layoutGhosts(layout, { ...off, isLit: (id) => id === 'R-2' });
    expect(lit.ghosts).toMatchObject([{ riskId: 'R-2', kind: 'target', lit: true }]);
  });

  it('keeps ghosts within their cells, off the chips and off each other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place, fc.option(place)), { maxLength: 60 }), (scores) => {
        const layout = layoutOf(scores.map(([now, target, was], i) => at(`R-${i}`, now, target, was)));
        const { ghosts, arrows } = layoutGhosts(layout, choice);
        const boxes = [...layout.chips.values(), ...ghosts];
        for (const ghost of ghosts) {
          const cell = cellAt(layout, ghost.x, ghost.y);
          expect(cell && ghost.x + ghost.w <= cell.x + cell.w && ghost.y + ghost.h <= cell.y + cell.h).toBe(true);
          const over = boxes.filter(
            (box) =>
              box !== ghost &&
              box.x < ghost.x + ghost.w &&
              ghost.x < box.x + box.w &&
              box.y < ghost.y + ghost.h &&
              ghost.y < box.y + box.h,
          );
          expect(over).toEqual([]);
        }
        const ways = arrows.map(({ from, control, to }) => JSON.stringify([from, control, to]));
        expect(new Set(ways).size).toBe(ways.length);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
