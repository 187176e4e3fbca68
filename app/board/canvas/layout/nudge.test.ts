import { describe, expect, it } from 'vitest';
import { emptyView, initiative, table, team } from './layout-fixtures.ts';
import { nudgedPlacement, nudgeOf } from './nudge.ts';
import { layoutRoadmap } from './roadmap-layout.ts';

const bar = initiative('a', { teamId: 'plat', start: '2027-04-19', end: '2027-04-23' });
const layout = layoutRoadmap({
  ...emptyView(),
  teams: table([team('plat', 'Platform'), team('pay', 'Payments')]),
  initiatives: table([bar]),
});

describe('nudge', () => {
  it('is a working day, with Shift a week of them', () => {
    expect(nudgeOf(1, 0)).toEqual({ days: 1, lanes: 0 });
    expect(nudgeOf(-10, 0)).toEqual({ days: -5, lanes: 0 });
    expect(nudgeOf(0, 1)).toEqual({ days: 0, lanes: 1 });
  });

  it('steps over the weekend', () => {
    expect(nudgedPlacement(bar, { days: 1, lanes: 0 }, layout)).toEqual({
      id: 'a',
      start: '2027-04-20',
      end: '2027-04-26',
    });
    expect(nudgedPlacement(bar, { days: -1, lanes: 0 }, layout)).toMatchObject({ start: '2027-04-16' });
  });

  it('goes to the lane below, and nowhere past the last', () => {
    expect(nudgedPlacement(bar, { days: 0, lanes: 1 }, layout)).toEqual({ id: 'a', teamId: 'pay' });
    expect(nudgedPlacement(bar, { days: 0, lanes: -1 }, layout)).toBeNull();
  });
});
