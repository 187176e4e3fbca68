import { describe, expect, it } from 'vitest';
import { emptyView, initiative, table, team } from '#app/board/canvas/layout/layout-fixtures.ts';
import { type LaneOptions, layoutRoadmap } from '#app/board/canvas/layout/roadmap-layout.ts';
import { anchoredY, anchorsAt } from './roadmap-anchor.ts';

const view = {
  ...emptyView(),
  teams: table([team('pay', 'Payments'), team('dat', 'Data')]),
  initiatives: table([
    initiative('ledger', { teamId: 'pay', owner: 'Robin', start: '2027-01-18', end: '2027-04-23' }),
    initiative('payouts', { teamId: 'pay', owner: 'Kim', start: '2027-02-01', end: '2027-06-30' }),
    initiative('catalogue', { teamId: 'dat', owner: 'Ana', start: '2027-01-04', end: '2027-02-26' }),
  ]),
};
const options: LaneOptions = {
  grouping: 'team',
  objectives: table([]),
  ownerName: (owner) => owner,
  folded: new Set(),
  hidesEmpty: false,
};
const byTeam = layoutRoadmap(view, options);
const byOwner = layoutRoadmap(view, { ...options, grouping: 'owner' });
const folded = layoutRoadmap(view, { ...options, folded: new Set(['pay']) });

describe('a height on the roadmap, for other screens', () => {
  it('is the same where the lanes are the same, above and below them too', () => {
    for (const y of [-40, 0, 30, 77, byTeam.height - 1, byTeam.height + 200]) {
      expect(anchoredY(byTeam, anchorsAt(byTeam, y, null))).toBeCloseTo(y);
    }
  });

  it('is on the same item where the lanes stand for something else', () => {
    const y = (byTeam.bars.get('catalogue')?.y ?? 0) + 5;
    const anchors = anchorsAt(byTeam, y, { kind: 'initiatives', id: 'catalogue' });
    expect(anchoredY(byOwner, anchors)).toBe((byOwner.bars.get('catalogue')?.y ?? 0) + 5);
  });

  it('is nowhere where neither the item nor its lane is shown', () => {
    expect(anchoredY(byOwner, anchorsAt(byTeam, 30, null))).toBeNull();
  });

  it('is in the same lane where one above it is collapsed, and in a collapsed one at its end', () => {
    const data = byTeam.lanes.at(-1)?.y ?? 0;
    expect(anchoredY(folded, anchorsAt(byTeam, data + 20, null))).toBe((folded.lanes.at(-1)?.y ?? 0) + 20);
    const [lane] = folded.lanes;
    expect(anchoredY(folded, anchorsAt(byTeam, data - 4, null))).toBe((lane?.y ?? 0) + (lane?.height ?? 0));
  });
});
