import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, weekdayOf, workingDaysBetween } from '#shared/schedule/calendar.ts';
import { emptyView, initiative, table, team } from './layout-fixtures.ts';
import { type Box, placementFromChange } from './place-bar.ts';
import { layoutRoadmap } from './roadmap-layout.ts';
import type { SnapStep } from './snapping.ts';
import { dayToX } from './time-scale.ts';

const PX = 4;
const ledger = initiative('ledger', { teamId: 'pay', start: '2027-01-18', end: '2027-04-23' });
const view = {
  ...emptyView(),
  teams: table([team('plat', 'Platform'), team('pay', 'Payments')]),
  initiatives: table([ledger, initiative('tokens', { teamId: 'plat', start: '2027-01-04', end: '2027-02-05' })]),
};
const layout = layoutRoadmap(view);

function boxOf(id: string): Box {
  const slot = layout.bars.get(id);
  if (!slot) throw new Error(`no bar ${id}`);
  return { x: dayToX(slot.start, PX), y: slot.y, w: (slot.end - slot.start) * PX, h: layout.barHeight };
}
function change(by: Partial<Box>, step: SnapStep = 'working-day') {
  const before = boxOf('ledger');
  const after = { ...before, x: before.x + (by.x ?? 0), y: before.y + (by.y ?? 0), w: before.w + (by.w ?? 0) };
  return placementFromChange(ledger, before, after, { layout, pxPerDay: PX, step });
}

describe('placementFromChange', () => {
  it('is nothing when the bar came back to where it was', () => {
    expect(change({})).toBeNull();
    expect(change({ x: 1 })).toBeNull();
  });

  it('moves both dates and keeps the duration in working days', () => {
    expect(change({ x: 7 * PX })).toEqual({ id: 'ledger', start: '2027-01-25', end: '2027-04-30' });
    expect(change({ x: 3 * PX })).toEqual({ id: 'ledger', start: '2027-01-21', end: '2027-04-28' });
  });

  it('moves by calendar days while Alt is down', () => {
    expect(change({ x: 5 * PX }, 'day')).toEqual({ id: 'ledger', start: '2027-01-23', end: '2027-04-28' });
  });

  it('changes one date when an edge is dragged', () => {
    expect(change({ w: 14 * PX })).toEqual({ id: 'ledger', end: '2027-05-07' });
    expect(change({ x: 7 * PX, w: -7 * PX })).toEqual({ id: 'ledger', start: '2027-01-25' });
  });

  it('changes the team in another lane, and nothing else', () => {
    const other = boxOf('tokens').y - boxOf('ledger').y;
    expect(change({ y: other })).toEqual({ id: 'ledger', teamId: 'plat' });
    expect(change({ y: 3 })).toBeNull();
  });

  it('never ends before it starts, never starts or ends on a weekend', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -380, max: 800 }), (x, w) => {
        for (const by of [{ x }, { w }, { x: -w, w }]) {
          const placement = change(by);
          const start = placement?.start ?? (ledger.start as string);
          const end = placement?.end ?? (ledger.end as string);
          expect(start <= end).toBe(true);
          expect(weekdayOf(dayNumber(start))).toBeLessThan(5);
          expect(weekdayOf(dayNumber(end))).toBeLessThan(5);
          if (!('w' in by)) expect(workingDaysBetween(start, end)).toBe(workingDaysBetween('2027-01-18', '2027-04-23'));
        }
      }),
    );
  });
});
