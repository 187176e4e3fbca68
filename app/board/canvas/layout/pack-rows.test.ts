import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows } from './pack-rows.ts';

const spans = fc
  .array(fc.record({ start: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 1, max: 60 }) }), {
    maxLength: 80,
  })
  .map((list) => list.map(({ start, length }, i) => ({ id: `i${i}`, start, end: start + length })));

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
        const rowsOf = (packed: ReturnType<typeof packRows>['packed']) =>
          Object.fromEntries(packed.map(({ span, row }) => [span.id, row]));
        expect(rowsOf(packRows([...list].reverse()).packed)).toEqual(rowsOf(packRows(list).packed));
      }),
    );
  });
});
