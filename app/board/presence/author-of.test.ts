import { expect, test } from 'vitest';
import type { Peer } from '#app/board/sync/board-session.ts';
import type { PresenceState } from '#shared/protocol/presence.ts';
import { authorColour } from './author-of.ts';

let clientId = 0;
const peer = (id: string, color: string, state: PresenceState): Peer => ({
  clientId: clientId++,
  user: { id, name: id, color },
  state,
  changedAt: 0,
});
const ana = peer('ana', '#111111', { selection: ['a', 'b'] });
const ben = peer('ben', '#222222', { selection: ['b'], editing: 'initiatives/c/title' });

test('who has just dropped it is its author, whoever has it selected', () => {
  expect(authorColour('a', [ana, ben], { color: '#333333', at: 1000 }, 1500)).toBe('#333333');
  expect(authorColour('a', [ana, ben], { color: '#333333', at: 1000 }, 60_000)).toBe('#111111');
});

test('who edits it goes before who has it selected; of two that could be it, none is named', () => {
  expect(authorColour('c', [ana, ben], undefined, 0)).toBe('#222222');
  expect(authorColour('b', [ana, ben], undefined, 0)).toBeNull();
  expect(authorColour('b', [ana, peer('ana', '#111111', { selection: ['b'] })], undefined, 0)).toBe('#111111');
  expect(authorColour('z', [ana, ben], undefined, 0)).toBeNull();
});
