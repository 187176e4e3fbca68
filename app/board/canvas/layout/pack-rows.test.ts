import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows } from './pack-rows.ts';

const aSpan = fc.record({
  start: fc.integer({ min: 0, max: 300 }),
  length: fc.integer({ min: 1, max: 60 }),
  order: fc.constantFrom('a0', 'a1', 'a2', 'a3', 'a4', 'a5'),
});
const spans = fc
  .array(aSpan, { maxLength: 80 })
  .map((list) => list.map(({ start, length, order }, i) => ({ id: `i${i}`, start, end: start + length, order })));
const rowsOf = (list: Parameters<typeof packRows>[0]) =>
  new Map(packRows(list).packed.map(({ span, row }) => [span.id, row]));

describe('packRows', () => {
  it('never lets two spans of a row overlap', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { packed } = packRows(list);
        for (const a of packed) {
          for (const b of packed) {
            if (a === b || a.row !== b.row) continue;
            expect(a.span.end <= b.span.start || b.span.end <= a.span.start).toBe(true);
          }
        }
      }),
    );
  });

  it('needs no more rows than spans overlap at most', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const busiest = Math.max(
          0,
          ...list.map((at) => list.filter((s) => s.start <= at.start && at.start < s.end).length),
        );
        expect(packRows(list).rows).toBe(busiest);
      }),
    );
  });

  it('names the start of the next span in the row', () => {
    const { packed } = packRows([
      { id: 'b', start: 10, end: 20 },
      { id: 'a', start: 0, end: 5 },
    ]);
    expect(packed.map(({ span, nextStart }) => [span.id, nextStart])).toEqual([
      ['a', 10],
      ['b', null],
    ]);
  });

  it('gives every client the same rows, whatever the order of the list', () => {
    fc.assert(
      fc.property(spans, (list) => {
        expect(rowsOf([...list].reverse())).toEqual(rowsOf(list));
      }),
    );
  });

  it('stands what comes first in the order higher, whenever the rows allow it', () => {
    const overlapping = [
      { id: 'late', start: 0, end: 10, order: 'a2' },
      { id: 'first', start: 5, end: 15, order: 'a0' },
      { id: 'middle', start: 6, end: 9, order: 'a1' },
    ];
    expect(Object.fromEntries(rowsOf(overlapping))).toEqual({ first: 0, middle: 1, late: 2 });
  });

  it('moves nothing that no chain of overlaps joins to the bar that moved', () => {
    fc.assert(
      fc.property(spans, fc.nat(), fc.integer({ min: -80, max: 80 }), (list, pick, days) => {
        const moved = list[pick % Math.max(1, list.length)];
        if (!moved) return;
        const after = list.map((s) => (s === moved ? { ...s, start: s.start + days, end: s.end + days } : s));
        const [joinedBefore, joinedAfter] = [joinedTo(list, moved.id), joinedTo(after, moved.id)];
        const [rows, rowsAfter] = [rowsOf(list), rowsOf(after)];
        for (const { id } of list) {
          if (joinedBefore.has(id) || joinedAfter.has(id)) continue;
          expect(rowsAfter.get(id)).toBe(rows.get(id));
        }
      }),
    );
  });
});

/** The spans that a chain of overlaps joins to one. */
function joinedTo(list: Parameters<typeof packRows>[0], id: string): ReadonlySet<string> {
  const joined = new Set([id]);
  for (let size = 0; size < joined.size; ) {
    size = joined.size;
    const inside = list.filter((span) => joined.has(span.id));
    for (const span of list) if (inside.some((at) => at.start < span.end && span.start < at.end)) joined.add(span.id);
  }
  return joined;
}
