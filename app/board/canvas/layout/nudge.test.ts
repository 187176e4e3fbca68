import { describe, expect, it } from 'vitest';
import { MONDAY_TO_FRIDAY, workingCalendar } from '#shared/schedule/working-calendar.ts';
import { emptyView, initiative, table, team } from './layout-fixtures.ts';
import { nudgedPlacement } from './nudge.ts';
import { layoutRoadmap } from './roadmap-layout.ts';

const bar = initiative('a', { teamId: 'plat', start: '2027-04-19', end: '2027-04-23' });
const layout = layoutRoadmap({
  ...emptyView(),
  teams: table([team('plat', 'Platform'), team('pay', 'Payments')]),
  initiatives: table([bar]),
});

describe('nudge', () => {
  it('steps over the weekend', () => {
    expect(nudgedPlacement(bar, { days: 1, lanes: 0 }, layout, MONDAY_TO_FRIDAY)).toEqual({
      id: 'a',
      start: '2027-04-20',
      end: '2027-04-26',
    });
    expect(nudgedPlacement(bar, { days: -1, lanes: 0 }, layout, MONDAY_TO_FRIDAY)).toMatchObject({
      start: '2027-04-16',
    });
  });

  it('steps over holidays', () => {
    const calendar = workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2027-04-26', '2027-04-20'] });
    expect(nudgedPlacement(bar, { days: 1, lanes: 0 }, layout, calendar)).toEqual({
      id: 'a',
      start: '2027-04-21',
      end: '2027-04-27',
    });
  });

  it('goes to the lane below, and nowhere past the last', () => {
    expect(nudgedPlacement(bar, { days: 0, lanes: 1 }, layout, MONDAY_TO_FRIDAY)).toEqual({ id: 'a', teamId: 'pay' });
    expect(nudgedPlacement(bar, { days: 0, lanes: -1 }, layout, MONDAY_TO_FRIDAY)).toBeNull();
  });
});
