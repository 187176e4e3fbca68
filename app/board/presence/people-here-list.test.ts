import { expect, test } from 'vitest';
import type { Peer } from '#app/board/sync/board-session.ts';
import type { PresenceState } from '#shared/protocol/presence.ts';
import { peopleHere, samePeople } from './people-here-list.ts';

const peer = (clientId: number, name: string, state: PresenceState): Peer => ({
  clientId,
  user: { id: name, name, color: '#6d4bc9' },
  state,
  changedAt: clientId,
});

test('each is listed once, without me, with where they are at work', () => {
  const peers = [
    peer(1, 'Zoe', { picture: 'roadmap' }),
    peer(2, 'Zoe', { picture: 'matrix' }),
    peer(3, 'Ben', { picture: 'risks', idle: true }),
    peer(4, 'me', { picture: 'roadmap' }),
    peer(5, 'Cy', { following: 'me' }),
  ];
  expect(peopleHere(peers, 'me').map(({ user, ...rest }) => [user.name, ...Object.values(rest)])).toEqual([
    ['Ben', 'risks', true, false],
    ['Cy', null, false, true],
    ['Zoe', 'matrix', false, false],
  ]);
});

test('a cursor that moves makes no other list; a change of picture does', () => {
  const before = peopleHere([peer(1, 'Zoe', { picture: 'roadmap' })], 'me');
  const moved = peer(1, 'Zoe', { picture: 'roadmap', cursor: { place: 'roadmap', x: 1, y: 1 } });
  expect(samePeople(before, peopleHere([moved], 'me'))).toBe(true);
  expect(samePeople(before, peopleHere([peer(1, 'Zoe', { picture: 'matrix' })], 'me'))).toBe(false);
});
