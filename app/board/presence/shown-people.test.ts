import { expect, test } from 'vitest';
import type { Peer } from '#app/board/sync/board-session.ts';
import type { PresenceState } from '#shared/protocol/presence.ts';
import { MOST_SHOWN, RESTING_MS, sameSelections, shownCursors, shownSelections } from './shown-people.ts';

const peer = (n: number, state: PresenceState, id = `user-${n}`): Peer => ({
  clientId: n,
  user: { id, name: id, color: '#6d4bc9' },
  state,
  changedAt: n,
});
const at = (n: number, x: number, place: 'roadmap' | 'matrix' = 'roadmap') => ({
  peer: peer(n, { cursor: { place, x, y: 0 } }),
  movedAt: 1000,
});

test('of 200 pointers the nearest to the middle of the picture are drawn, and no more than can be told apart', () => {
  const crowd = Array.from({ length: 200 }, (_, n) => at(n, n * 10));
  const shown = shownCursors(crowd, 'roadmap', { x: 1000, y: 0 }, 1000);
  expect(shown).toHaveLength(MOST_SHOWN);
  for (const { peer: near } of shown) expect(Math.abs((near.state.cursor?.x ?? 0) - 1000)).toBeLessThanOrEqual(300);
});

test('pointers that rest, that left and that are on the other picture are not drawn', () => {
  const left = { peer: peer(3, { cursor: null }), movedAt: 1000 };
  const all = [at(1, 0), at(2, 0, 'matrix'), left];
  expect(shownCursors(all, 'roadmap', { x: 0, y: 0 }, 1000).map((shown) => shown.peer.clientId)).toEqual([1]);
  expect(shownCursors(all, 'roadmap', { x: 0, y: 0 }, 1000 + RESTING_MS)).toEqual([]);
});

test('each person is outlined once, what they hold is not outlined too, and a crowd is cut to the latest', () => {
  const drag = { place: 'roadmap' as const, items: [{ id: 'b', x: 0, y: 0, w: 1 }], more: 0 };
  const shown = shownSelections([
    peer(1, { selection: ['old'] }, 'ana'),
    peer(2, { selection: ['a', 'b'], drag }, 'ana'),
    peer(3, { selection: [] }, 'ben'),
  ]);
  expect(shown.map(({ user, ids }) => [user.id, ids])).toEqual([['ana', ['a']]]);
  const crowd = shownSelections(Array.from({ length: 200 }, (_, n) => peer(n, { selection: ['a'] })));
  expect(crowd).toHaveLength(MOST_SHOWN);
  expect(crowd.some(({ user }) => user.id === 'user-199')).toBe(true);
  expect(sameSelections(crowd, [...crowd])).toBe(true);
  expect(sameSelections(crowd, crowd.slice(1))).toBe(false);
});
