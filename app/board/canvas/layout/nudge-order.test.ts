import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { addDays } from '#shared/schedule/calendar.ts';
import { emptyView, initiative, table } from './layout-fixtures.ts';
import { nudgedOrder } from './nudge-order.ts';
import { layoutRoadmap } from './roadmap-layout.ts';

const boardOf = (list: readonly Initiative[]) => {
  const initiatives = table(list);
  return { initiatives, layout: layoutRoadmap({ ...emptyView(), initiatives }) };
};
const rowOf = (list: readonly Initiative[], id: string) => {
  const { layout } = boardOf(list);
  const [slot, lane] = [layout.bars.get(id), layout.lanes[0]];
  return slot && lane ? Math.round((slot.y - lane.firstRow) / layout.rowHeight - 0.1) : -1;
};
const nudged = (list: readonly Initiative[], id: string, by: -1 | 1) => {
  const { layout, initiatives } = boardOf(list);
  const moved = initiatives.byId.get(id);
  const placements = moved && nudgedOrder(moved, by, layout, initiatives);
  if (!placements) return null;
  const orders = new Map(placements.map((placement) => [placement.id, placement.order]));
  return list.map((record) => ({ ...record, order: orders.get(record.id) ?? record.order }));
};
const bar = (id: string, order: string, start = '2027-04-05', end = '2027-04-30') =>
  initiative(id, { order, start, end });

describe('the order of a lane by a key', () => {
  const lane = [bar('a', 'a0'), bar('b', 'a1'), bar('c', 'a2')];

  it('goes one row down, one row up, and no further than the lane', () => {
    const down = nudged(lane, 'a', 1) ?? [];
    expect([rowOf(down, 'b'), rowOf(down, 'a'), rowOf(down, 'c')]).toEqual([0, 1, 2]);
    const up = nudged(lane, 'c', -1) ?? [];
    expect([rowOf(up, 'a'), rowOf(up, 'c'), rowOf(up, 'b')]).toEqual([0, 1, 2]);
    expect(nudged(lane, 'c', 1)).toBeNull();
    expect(nudged(lane, 'a', -1)).toBeNull();
  });

  it('jumps over rows that are taken', () => {
    const far = [...lane, bar('d', 'a3', '2027-06-01', '2027-06-30')];
    expect(nudged(far, 'd', 1)).toBeNull();
  });

  it('never goes the wrong way, and keeps the order of all others', () => {
    const aBar = fc.record({ from: fc.nat({ max: 60 }), length: fc.nat({ max: 30 }), order: fc.nat({ max: 4 }) });
    const aLane = fc.array(aBar, { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(aLane, fc.constantFrom<-1 | 1>(-1, 1), (bars, by) => {
        const list = bars.map(({ from, length, order }, i) => {
          const start = addDays('2027-01-01', from);
          return bar(`i${i}`, `a${order}`, start, addDays(start, length));
        });
        const after = nudged(list, 'i0', by);
        if (!after) return;
        expect((rowOf(after, 'i0') - rowOf(list, 'i0')) * by).toBeGreaterThan(0);
      }),
    );
  });
});
