import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { MONDAY_TO_FRIDAY, workingCalendar } from '#shared/schedule/working-calendar.ts';
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
function change(by: Partial<Box>, step: SnapStep = 'working-day', calendar = MONDAY_TO_FRIDAY) {
  const before = boxOf('ledger');
  const after = { ...before, x: before.x + (by.x ?? 0), y: before.y + (by.y ?? 0), w: before.w + (by.w ?? 0) };
  return placementFromChange(ledger, before, after, { layout, pxPerDay: PX, step, calendar });
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

  const holidays = ['2027-03-26', '2027-03-29', '2027-05-06', '2027-01-01'];
  it.each([
    ['Monday to Friday', MONDAY_TO_FRIDAY],
    ['with holidays', workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays })],
  ])('never ends before it starts, never starts or ends on a day off: %s', (_, calendar) => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -380, max: 800 }), (x, w) => {
        for (const by of [{ x }, { w }, { x: -w, w }]) {
          const placement = change(by, 'working-day', calendar);
          const start = placement?.start ?? (ledger.start as string);
          const end = placement?.end ?? (ledger.end as string);
          expect(start <= end).toBe(true);
          expect(calendar.isWorkingDay(dayNumber(start))).toBe(true);
          expect(calendar.isWorkingDay(dayNumber(end))).toBe(true);
          if (!('w' in by))
            expect(calendar.workingDaysBetween(start, end)).toBe(
              calendar.workingDaysBetween('2027-01-18', '2027-04-23'),
            );
        }
      }),
    );
  });
});
