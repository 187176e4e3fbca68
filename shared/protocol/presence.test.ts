import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitPresence, jsonBytes } from './fit-presence.ts';
import { LIMITS } from './limits.ts';
import { type PresenceState, readPresence } from './presence.ts';

const id = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const number = fc.integer({ min: -1e7, max: 1e7 }).map((value) => value / 10);
const size = fc.integer({ min: 0, max: 1e7 }).map((value) => value / 10);
const state: fc.Arbitrary<PresenceState> = fc.record({
  cursor: fc.record({ place: fc.constant('roadmap' as const), x: number, y: number }),
  selection: fc.array(id, { maxLength: 300 }),
  editing: fc.oneof(fc.constant(null), fc.string({ maxLength: 300 })),
  drag: fc.record({
    place: fc.constant('roadmap' as const),
    items: fc.array(fc.record({ id, x: number, y: number, w: size }), { maxLength: 300 }),
    more: fc.constant(0),
  }),
  picture: fc.constant('roadmap' as const),
  viewport: fc.record({
    place: fc.constant('matrix' as const),
    x: number,
    y: number,
    w: size,
    h: size,
    zoom: fc.constant(1),
  }),
  following: fc.oneof(fc.constant(null), id),
  summon: fc.oneof(fc.constant(null), fc.record({ id })),
  idle: fc.boolean(),
});

test('whatever is selected and dragged, the server takes the presence, and reads in it what was said', () => {
  fc.assert(
    fc.property(state, (said) => {
      const sent = fitPresence(said);
      const text = JSON.stringify(sent);
      expect(jsonBytes(sent)).toBe(new TextEncoder().encode(text).byteLength);
      expect(jsonBytes(sent)).toBeLessThanOrEqual(LIMITS.awarenessState);
      expect(readPresence(JSON.parse(text))).toEqual(sent);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('what a gesture moves along without room is counted; a few items are all sent', () => {
  const items = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `initiative-${i}`, x: i, y: 0, w: 8 }));
  const few = fitPresence({ drag: { place: 'roadmap', items: items(12), more: 0 } }).drag;
  expect(few).toMatchObject({ items: items(12), more: 0 });
  const many = fitPresence({ drag: { place: 'roadmap', items: items(500), more: 0 } }).drag;
  expect(many?.items.length).toBeGreaterThan(20);
  expect((many?.items.length ?? 0) + (many?.more ?? 0)).toBe(500);
});

test('a field that is not what it should be counts as not said, and takes no other with it', () => {
  const user = { id: 'eve', name: 'Eve', color: '#6d4bc9' };
  const read = readPresence({
    user,
    cursor: { place: 'attic', x: 0, y: 0 },
    drag: { place: 'roadmap', items: [{ id: 'a', x: 1e300, y: 0, w: -1 }], more: 0 },
    viewport: 'everywhere',
    picture: '../sign-out',
    selection: ['a', 7],
    summon: { id: 's' },
    unknown: 1,
  });
  expect(read).toEqual({ user, summon: { id: 's' } });
  expect(readPresence({ user: { ...user, color: 'url(javascript:0)' } })?.user).toBeUndefined();
  for (const nonsense of [null, 7, 'x', []]) expect(readPresence(nonsense)).toBeNull();
});
