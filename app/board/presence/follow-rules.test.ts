import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Peer } from '#app/board/sync/board-session.ts';
import type { Role } from '#shared/permissions/role.ts';
import type { PresenceState } from '#shared/protocol/presence.ts';
import { followersOf, mayFollow, mustLetGo, summonsOf, tabOf } from './follow-rules.ts';

let clientId = 0;
const peer = (id: string, state: PresenceState, role: Role = 'editor', changedAt = 0): Peer => ({
  clientId: clientId++,
  user: { id, name: id, color: '#6d4bc9', role },
  state,
  changedAt,
});

test('nobody follows those who follow them, through however many others', () => {
  const peers = [peer('ben', { following: 'cy' }), peer('cy', { following: 'ana' }), peer('dee', {})];
  expect(mayFollow(peers, 'ana', 'ben')).toBe(false);
  expect(mayFollow(peers, 'ana', 'cy')).toBe(false);
  expect(mayFollow(peers, 'ana', 'dee')).toBe(true);
  expect(mayFollow(peers, 'ana', 'ana')).toBe(false);
});

test('of a circle that came about at one moment exactly one lets go, and a circle elsewhere ends', () => {
  const people = ['ana', 'ben', 'cy', 'dee', 'eve'];
  fc.assert(
    fc.property(fc.subarray(people, { minLength: 2 }), fc.boolean(), (circle, withOutsider) => {
      const next = (i: number) => circle[(i + 1) % circle.length] ?? '';
      const all = circle.map((id, i) => peer(id, { following: next(i) }));
      if (withOutsider) all.push(peer('zoe', { following: circle[0] ?? null }));
      const lettingGo = circle.filter((id, i) =>
        mustLetGo(
          all.filter(({ user }) => user.id !== id),
          id,
          next(i),
        ),
      );
      expect(lettingGo).toEqual([circle.toSorted()[0]]);
      expect(mustLetGo(all, 'zoe', circle[0] ?? '')).toBe(false);
    }),
    { seed: 5, numRuns: 50 },
  );
});

test('of two tabs the one at work counts; each follower counts once', () => {
  const tabs = [
    peer('ana', { picture: 'roadmap' }, 'editor', 5),
    peer('ana', { picture: 'matrix' }, 'editor', 9),
    peer('ana', { picture: 'risks', idle: true }, 'editor', 20),
  ];
  expect(tabOf(tabs, 'ana')?.state.picture).toBe('matrix');
  expect(tabOf(tabs, 'ben')).toBeNull();
  const followers = [peer('ben', { following: 'ana' }), peer('ben', { following: 'ana' }), peer('cy', {})];
  expect(followersOf(followers, 'ana').map(({ id }) => id)).toEqual(['ben']);
});

test('editors and owners call everyone together; from others, or from whom the server does not vouch for, it is not heard', () => {
  const call = { summon: { id: 's' } };
  const roles = ['owner', 'editor', 'commenter', 'viewer'] as const;
  const heard = summonsOf(
    roles.map((role) => peer(role, call, role)),
    'me',
  );
  expect(heard.map(({ user }) => user.id)).toEqual(['owner', 'editor']);
  expect(summonsOf([{ ...peer('eve', call), user: { id: 'eve', name: 'Eve', color: '#6d4bc9' } }], 'me')).toEqual([]);
  expect(summonsOf([peer('me', call)], 'me')).toEqual([]);
});
