import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutMatrix } from '#app/board/matrix/matrix-layout.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { emptyView, risk, table } from '../layout/layout-fixtures.ts';
import { standingOnMatrix, stepOnMatrix } from './matrix-walk.ts';
import type { WalkStep } from './walk-step.ts';

const scored = (id: string, currentLikelihood: number, currentImpact: number) =>
  risk(id, { currentLikelihood, currentImpact });
const layoutOf = (...risks: ReturnType<typeof risk>[]) =>
  layoutMatrix({ ...emptyView(), risks: table(risks) }, 'current');
const at = (id: string): ItemRef => ({ kind: 'risks', id });

const layout = layoutOf(
  scored('top', 5, 5),
  scored('a', 3, 1),
  ...['b', 'c', 'd', 'e'].map((id) => scored(id, 3, 4)),
  scored('low', 1, 2),
);
const step = (id: string | null, to: WalkStep) => stepOnMatrix(layout, id === null ? null : at(id), to)?.id;

describe('walking over the matrix', () => {
  it('begins with the uppermost cell', () => {
    expect(step(null, 'down')).toBe('top');
  });

  it('walks down the list of a cell, a crowded one too, then on to the next row with risks', () => {
    expect(['b', 'c', 'd', 'e'].map((id) => step(id, 'down'))).toEqual(['c', 'd', 'e', 'low']);
    expect(step('top', 'down')).toBe('b');
    expect(step('b', 'up')).toBe('top');
    expect(step('low', 'up')).toBe('a');
    expect(step('low', 'down')).toBe('low');
  });

  it('goes across to the next cell with risks of the row', () => {
    expect([step('a', 'right'), step('d', 'left'), step('e', 'right')]).toEqual(['b', 'a', 'e']);
    expect([step('c', 'first'), step('a', 'last')]).toEqual(['a', 'e']);
  });

  it('leaves a cell without walking its list', () => {
    expect([step('b', 'group-down'), step('e', 'group-up')]).toEqual(['low', 'top']);
  });

  it('says where a risk stands in its cell', () => {
    expect(standingOnMatrix(layout, at('d'))).toEqual({ place: 3, of: 4, group: 'cell' });
    expect(standingOnMatrix(layout, at('gone'))).toBeNull();
  });

  it('reaches every risk from every other by arrows alone', () => {
    const scores = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(scores, (list) => {
        const drawn = layoutOf(...list.map(([l, i], n) => scored(String(n), l, i)));
        const seen = new Set(['0']);
        for (const id of seen) {
          for (const way of ['left', 'right', 'up', 'down'] as const) {
            seen.add(stepOnMatrix(drawn, at(id), way)?.id ?? '');
          }
        }
        expect(seen.size).toBe(list.length);
      }),
      { numRuns: 60 },
    );
  });
});
