import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/schedule/calendar.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { emptyView, initiative, milestone, table, team } from '../layout/layout-fixtures.ts';
import { layoutRoadmap } from '../layout/roadmap-layout.ts';
import { standingOnRoadmap, stepOnRoadmap } from './roadmap-walk.ts';
import type { WalkStep } from './walk-step.ts';

const bar = (id: string): ItemRef => ({ kind: 'initiatives', id });
const layout = layoutRoadmap({
  ...emptyView(),
  teams: table([team('pay', 'Payments'), team('none', 'Nobody yet'), team('dat', 'Data')]),
  initiatives: table([
    initiative('ledger', { teamId: 'pay', start: '2027-01-18', end: '2027-04-23' }),
    initiative('payouts', { teamId: 'pay', start: '2027-03-01', end: '2027-06-30' }),
    initiative('refunds', { teamId: 'pay', start: '2027-07-05', end: '2027-08-27' }),
    initiative('catalogue', { teamId: 'dat', start: '2027-01-04', end: '2027-02-26' }),
    initiative('lineage', { teamId: 'dat', start: '2027-07-05', end: '2027-09-30' }),
    initiative('someday', { teamId: 'dat' }),
  ]),
  milestones: table([milestone('launch', '2027-05-03', { teamId: 'dat' })]),
});
const step = (from: ItemRef | null, to: WalkStep) => stepOnRoadmap(layout, from, to)?.id;

describe('walking over the roadmap', () => {
  it('begins with the first of the first lane', () => {
    expect(step(null, 'right')).toBe('ledger');
    expect(step(bar('someday'), 'down')).toBe('ledger');
  });

  it('follows a lane in the order of time, whatever the rows, and stays at its ends', () => {
    expect(['payouts', 'refunds', 'refunds']).toEqual(
      ['ledger', 'payouts', 'refunds'].map((id) => step(bar(id), 'right')),
    );
    expect(step(bar('ledger'), 'left')).toBe('ledger');
    expect([step(bar('payouts'), 'first'), step(bar('payouts'), 'last')]).toEqual(['ledger', 'refunds']);
  });

  it('goes to the nearest in time in the next row, over lanes without items', () => {
    expect(step(bar('ledger'), 'down')).toBe('payouts');
    expect(step(bar('payouts'), 'down')).toBe('launch');
    expect(step({ kind: 'milestones', id: 'launch' }, 'down')).toBe('lineage');
    expect(step(bar('catalogue'), 'up')).toBe('launch');
  });

  it('goes from lane to lane', () => {
    expect(step(bar('ledger'), 'group-down')).toBe('catalogue');
    expect(step(bar('refunds'), 'group-down')).toBe('lineage');
    expect(step(bar('lineage'), 'group-up')).toBe('refunds');
  });

  it('says where an item stands in its lane', () => {
    expect(standingOnRoadmap(layout, bar('refunds'))).toEqual({ place: 3, of: 3, group: 'Payments' });
    expect(standingOnRoadmap(layout, bar('someday'))).toBeNull();
  });

  it('reaches every item from every other by arrows alone', () => {
    const plan = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 }), fc.nat(60)), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(plan, (rows) => {
        const drawn = layoutRoadmap({
          ...emptyView(),
          teams: table(['0', '1', '2'].map((id) => team(id, id))),
          initiatives: table(
            rows.map(([lane, day, length], i) => {
              const start = addDays('2027-01-01', day);
              return initiative(String(i), { teamId: String(lane), start, end: addDays(start, length) });
            }),
          ),
        });
        const seen = new Set(['0']);
        for (const id of seen) {
          for (const way of ['left', 'right', 'up', 'down'] as const) {
            seen.add(stepOnRoadmap(drawn, bar(id), way)?.id ?? '');
          }
        }
        expect(seen.size).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });
});
