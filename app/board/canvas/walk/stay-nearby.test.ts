import { describe, expect, it } from 'vitest';
import { emptyView, initiative, table, team } from '../layout/layout-fixtures.ts';
import { layoutRoadmap } from '../layout/roadmap-layout.ts';
import { stepOnRoadmap } from './roadmap-walk.ts';
import { neighbourOf } from './stay-nearby.ts';

const layout = layoutRoadmap({
  ...emptyView(),
  teams: table([team('pay', 'Payments'), team('dat', 'Data')]),
  initiatives: table([
    initiative('ledger', { teamId: 'pay', start: '2027-01-18', end: '2027-02-23' }),
    initiative('payouts', { teamId: 'pay', start: '2027-03-01', end: '2027-06-30' }),
    initiative('refunds', { teamId: 'pay', start: '2027-07-05', end: '2027-08-27' }),
    initiative('catalogue', { teamId: 'dat', start: '2027-01-04', end: '2027-02-26' }),
  ]),
});
const left = (gone: string, ...alsoGone: string[]) =>
  neighbourOf(
    { kind: 'initiatives', id: gone },
    (from, step) => stepOnRoadmap(layout, from, step),
    ({ id }) => id !== gone && !alsoGone.includes(id),
  )?.id;

describe('where the keyboard is when its item is gone', () => {
  it('is the next in time of the lane, else the one before', () => {
    expect(left('payouts')).toBe('refunds');
    expect(left('refunds')).toBe('payouts');
  });

  it('is past all that went with it', () => {
    expect(left('payouts', 'refunds')).toBe('ledger');
  });

  it('is in the next lane when the lane is empty, and nowhere when nothing is left', () => {
    expect(left('catalogue')).toBe('ledger');
    expect(left('catalogue', 'ledger', 'payouts', 'refunds')).toBeUndefined();
  });
});
