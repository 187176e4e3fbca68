import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardView } from '#shared/board/board-view.ts';
import { emptyView, initiative, milestone, table, team } from './layout-fixtures.ts';
import { layoutRoadmap } from './roadmap-layout.ts';

type View = Pick<BoardView, 'teams' | 'initiatives' | 'milestones'>;
const teams = table([team('pay', 'Payments'), team('plat', 'Platform')]);

function view(initiatives: Parameters<typeof initiative>[], milestones: Parameters<typeof milestone>[] = []): View {
  return {
    ...emptyView(),
    teams,
    initiatives: table(initiatives.map((args) => initiative(...args))),
    milestones: table(milestones.map((args) => milestone(...args))),
  };
}

const stood = ({ initiatives, milestones }: View, showsRemoved = true) => ({
  initiatives: initiatives.byId,
  milestones: milestones.byId,
  showsRemoved,
});

describe('a roadmap that keeps room for an earlier version', () => {
  const at = (start: string, end: string, teamId = 'pay') => ({ start, end, teamId });

  it('gives what was removed, or is in another lane, a place where it stood', () => {
    const before = view([
      ['gone', at('2027-01-04', '2027-01-29')],
      ['moved', at('2027-01-04', '2027-01-29')],
      ['same', at('2027-01-04', '2027-01-29')],
      ['undated', at('2027-01-04', '2027-01-29')],
    ]);
    const now = view([
      ['moved', at('2027-02-01', '2027-02-26', 'plat')],
      ['same', at('2027-01-04', '2027-02-26')],
      ['undated', { teamId: 'pay' }],
    ]);
    const layout = layoutRoadmap(now, undefined, stood(before));
    expect([...layout.ghosts.keys()].toSorted()).toEqual(['gone', 'moved', 'undated']);
    expect([...layout.ghosts.values()].every(({ laneId }) => laneId === 'pay')).toBe(true);
    expect(layout.bars.get('moved')?.laneId).toBe('plat');
    const narrowed = layoutRoadmap(now, undefined, stood(before, false));
    expect([...narrowed.ghosts.keys()].toSorted()).toEqual(['moved', 'undated']);
  });

  it('keeps the row of a bar free where it stood, so that no other bar lies above its ghost', () => {
    const before = view([['late', at('2027-01-04', '2027-01-29')]]);
    const now = view([
      ['late', at('2027-06-01', '2027-06-30')],
      ['other', at('2027-01-11', '2027-01-22')],
    ]);
    const rows = (layout: ReturnType<typeof layoutRoadmap>) => [...layout.bars.values()].map(({ y }) => y);
    expect(new Set(rows(layoutRoadmap(now))).size).toBe(1);
    expect(new Set(rows(layoutRoadmap(now, undefined, stood(before)))).size).toBe(2);
  });

  it('gives a milestone that went, or changed its lane, a diamond where it stood', () => {
    const before = view(
      [],
      [
        ['went', '2027-03-01', { teamId: 'pay' }],
        ['over', '2027-03-02', { teamId: 'pay' }],
        ['slid', '2027-03-03', { teamId: 'pay' }],
        ['stage', '2027-03-04', { initiativeId: 'x' }],
      ],
    );
    const now = view(
      [],
      [
        ['over', '2027-03-02', { teamId: 'plat' }],
        ['slid', '2027-05-03', { teamId: 'pay' }],
      ],
    );
    const layout = layoutRoadmap(now, undefined, stood(before));
    expect([...layout.ghostMilestones.keys()].toSorted()).toEqual(['over', 'went']);
    expect(layout.ghostMilestones.get('went')?.laneId).toBe('pay');
    expect(layout.milestones.has('went')).toBe(false);
  });

  it('of any two plans: nothing overlaps, bars stay as they are dated, and no version leaves the picture as it was', () => {
    const month = fc.integer({ min: 1, max: 12 });
    const item = fc.record({ from: month, to: month, team: fc.constantFrom('pay', 'plat') });
    const plan = fc.array(fc.option(item, { freq: 5 }), { minLength: 30, maxLength: 30 }).map((items) =>
      view(
        items.flatMap((made, i): Parameters<typeof initiative>[] => {
          if (!made) return [];
          const [first = 1, last = 1] = [made.from, made.to].toSorted((a, b) => a - b);
          const day = (n: number, d: number) => `2027-${String(n).padStart(2, '0')}-${d}`;
          return [[`i${i}`, at(day(first, 10), day(last, 10 + (i % 15)), made.team)]];
        }),
      ),
    );
    fc.assert(
      fc.property(plan, plan, (before, now) => {
        const layout = layoutRoadmap(now, undefined, stood(before));
        const slots = [...layout.bars.values(), ...layout.ghosts.values()];
        for (const a of slots)
          expect(slots.find((b) => b !== a && b.y === a.y && b.start < a.end && a.start < b.end)).toBeUndefined();
        const plain = layoutRoadmap(now);
        for (const [id, { start, end, laneId }] of plain.bars)
          expect(layout.bars.get(id)).toMatchObject({ start, end, laneId });
        expect(layoutRoadmap(now, undefined, null)).toEqual(plain);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
