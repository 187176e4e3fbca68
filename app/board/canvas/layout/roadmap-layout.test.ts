import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '#shared/schedule/calendar.ts';
import { emptyView, initiative, milestone, table, team } from './layout-fixtures.ts';
import { laneAt, layoutRoadmap } from './roadmap-layout.ts';

const teams = table([team('plat', 'Platform'), team('pay', 'Payments')]);

describe('layoutRoadmap', () => {
  it('gives each team a lane in their order, also an empty one', () => {
    const { lanes } = layoutRoadmap({ ...emptyView(), teams });
    expect(lanes.map(({ name, count }) => [name, count])).toEqual([
      ['Platform', 0],
      ['Payments', 0],
    ]);
  });

  it('shows what has no team, or a team that is gone, in a lane of its own at the end', () => {
    const initiatives = table([
      initiative('a', { start: '2027-01-04', end: '2027-02-05' }),
      initiative('b', { start: '2027-01-04', end: '2027-02-05', teamId: 'deleted' }),
    ]);
    const { lanes, bars } = layoutRoadmap({ ...emptyView(), teams, initiatives });
    expect(lanes.at(-1)).toMatchObject({ kind: 'no-team', count: 2 });
    expect(bars.get('b')?.laneId).toBe('no-team');
  });

  it('keeps what has no dates in the tray, and draws what has one as open', () => {
    const initiatives = table([
      initiative('tray', { teamId: 'pay' }),
      initiative('open', { teamId: 'pay', start: '2027-01-04' }),
    ]);
    const layout = layoutRoadmap({ ...emptyView(), teams, initiatives });
    expect(layout.unscheduled.map(({ id }) => id)).toEqual(['tray']);
    expect(layout.bars.get('open')).toMatchObject({ open: 'end', start: dayNumber('2027-01-04') });
  });

  it('puts dates of the programme above, dates of a team into its lane, stages nowhere', () => {
    const milestones = table([
      milestone('ga', '2027-06-15'),
      milestone('freeze', '2027-03-01', { teamId: 'pay' }),
      milestone('alpha', '2027-03-01', { initiativeId: 'x' }),
    ]);
    const layout = layoutRoadmap({ ...emptyView(), teams, milestones });
    expect(layout.lanes[0]?.kind).toBe('programme');
    expect([...layout.milestones.values()].map(({ id, laneId }) => [id, laneId])).toEqual([
      ['ga', 'programme'],
      ['freeze', 'pay'],
    ]);
  });

  it('makes lanes of objectives or owners, what has none last, and says what a bar gets that is put there', () => {
    const initiatives = table([
      initiative('a', { start: '2027-01-04', end: '2027-02-05', owner: 'programme', objectiveId: 'trust' }),
      initiative('b', { start: '2027-01-04', end: '2027-02-05', teamId: 'pay' }),
    ]);
    const options = { ownerName: (owner: string) => owner, folded: new Set<string>(), hidesEmpty: false };
    const objectives = { list: [{ id: 'trust', title: 'Trust' }], byId: new Map() } as never;
    const lanesBy = (grouping: 'objective' | 'owner') =>
      layoutRoadmap({ ...emptyView(), teams, initiatives }, { ...options, objectives, grouping }).lanes;
    expect(lanesBy('owner').map(({ name, fields }) => [name, fields])).toEqual([
      ['programme', { owner: 'programme' }],
      ['No owner', { owner: null }],
    ]);
    expect(lanesBy('objective').map(({ name, fields }) => [name, fields])).toEqual([
      ['Trust', { objectiveId: 'trust' }],
      ['No objective', { objectiveId: null }],
    ]);
  });

  it('makes a collapsed lane one thin row of blocks that are no bars', () => {
    const initiatives = table([
      initiative('a', { start: '2027-01-04', end: '2027-02-05', teamId: 'pay' }),
      initiative('b', { start: '2027-01-04', end: '2027-02-05', teamId: 'pay' }),
    ]);
    const view = { ...emptyView(), teams, initiatives };
    const open = layoutRoadmap(view);
    const options = { grouping: 'team', objectives: { list: [], byId: new Map() }, hidesEmpty: false } as const;
    const folded = layoutRoadmap(view, { ...options, ownerName: String, folded: new Set(['pay']) });
    expect([folded.bars.size, folded.blocks.size]).toEqual([0, 2]);
    expect(folded.lanes.at(-1)).toMatchObject({ folded: true, count: 2 });
    expect(folded.height).toBeLessThan(open.height);
    expect(folded.span).toEqual(open.span);
  });

  it('keeps every bar inside its lane, and lanes side by side', () => {
    const anInitiative = fc.record({
      teamId: fc.constantFrom('plat', 'pay', null),
      start: fc.integer({ min: 0, max: 400 }),
      days: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(anInitiative, { maxLength: 160 }), (list) => {
        const initiatives = table(
          list.map(({ teamId, start, days }, i) => {
            const first = addDays('2027-01-01', start);
            return initiative(`i${i}`, { teamId, start: first, end: addDays(first, days) });
          }),
        );
        const layout = layoutRoadmap({ ...emptyView(), teams, initiatives });
        expect(layout.bars.size).toBe(list.length);
        for (const bar of layout.bars.values()) {
          const lane = layout.lanes.find(({ id }) => id === bar.laneId);
          expect(lane && bar.y >= lane.y && bar.y + layout.barHeight <= lane.y + lane.height).toBe(true);
          expect(laneAt(layout, bar.y + layout.barHeight / 2)?.id).toBe(bar.laneId);
        }
        for (const [i, lane] of layout.lanes.entries()) {
          const above = layout.lanes[i - 1];
          expect(lane.y).toBe(above ? above.y + above.height : 0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
