import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSpans, firstFit } from './pack-rows.ts';
import { placeInRow, placementsAt } from './reorder.ts';

const span = (id: string, start: number, end: number, order: string) => ({ id, start, end, order });
const keys = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'];
const aLane = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 1, max: 30 }),
      order: fc.constantFrom(...keys),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) => list.map(({ start, length, order }, i) => span(`i${i}`, start, start + length, order)));

describe('reordering within a lane', () => {
  const lane = [span('a', 0, 10, 'a0'), span('b', 0, 10, 'a1'), span('c', 0, 10, 'a2')];
  const [a, b, c] = lane as [(typeof lane)[0], (typeof lane)[0], (typeof lane)[0]];

  it('writes one key, between those of its new neighbours', () => {
    const place = placeInRow([b, c], a, 1);
    expect(place).toEqual({ row: 1, before: 1 });
    const [placement, ...others] = placementsAt([b, c], a, place.before);
    expect(others).toEqual([]);
    expect(placement?.order && 'a1' < placement.order && placement.order < 'a2').toBe(true);
  });

  it('goes no lower than there is something to lie below', () => {
    expect(placeInRow([b], span('far', 20, 30, 'a0'), 3).row).toBe(0);
  });

  it('gives others new keys only where theirs are the same', () => {
    const same = [span('x', 0, 10, 'a0'), span('y', 1, 10, 'a0'), span('z', 2, 10, 'a0')];
    const written = placementsAt(same, span('m', 3, 10, 'a0'), 1);
    expect(written.map(({ id }) => id)).toEqual(['m', 'y', 'z']);
  });

  it('brings the bar to where it says, and keeps the order of all others', () => {
    fc.assert(
      fc.property(aLane, fc.nat({ max: 8 }), (list, row) => {
        const [moved, ...others] = list;
        if (!moved) return;
        const place = placeInRow(others, moved, row);
        const written = new Map(placementsAt(others, moved, place.before).map(({ id, order }) => [id, order]));
        const after = list.map((s) => ({ ...s, order: written.get(s.id) ?? s.order }));
        const sorted = [...after].sort(compareSpans);
        const rows = firstFit(sorted);
        expect(rows.get(sorted.find(({ id }) => id === moved.id) as (typeof sorted)[0])).toBe(place.row);
        expect(sorted.filter(({ id }) => id !== moved.id).map(({ id }) => id)).toEqual(
          [...others].sort(compareSpans).map(({ id }) => id),
        );
      }),
    );
  });
});
