import { expect, test } from 'vitest';
import { decodeAwarenessEntries, encodeAwarenessEntries, stampState } from './awareness-codec.ts';

const user = { id: 'ann', name: 'Ann "A" Å', color: '#123456', role: 'viewer' as const };
const stamp = (text: string) => {
  const stamped = stampState(new TextEncoder().encode(text), user);
  return stamped ? JSON.parse(new TextDecoder().decode(stamped)) : stamped;
};

test.each([
  ['{}', { user }],
  [' {"cursor":{"x":1}} \n', { cursor: { x: 1 }, user }],
  ['{"name":"Zoë 🙂"}', { name: 'Zoë 🙂', user }],
  ['{"user":{"id":"eve"},"a":1}', { a: 1, user }],
  ['{"a":1,"\\u0075ser":{"id":"eve"}}', { a: 1, user }],
  ['{"user":1,"user":{"id":"eve"}}', { user }],
  ['{"user":{"role":"owner"},"summon":{"id":"s"}}', { summon: { id: 's' }, user }],
])('%s gets the server’s word on who it is, and nobody else’s', (text, state) => {
  expect(stamp(text)).toEqual(state);
});

test('a client that left is null; what is no object is no state', () => {
  expect(stamp('null')).toBeNull();
  for (const text of ['', '1', '"a"', '[]', '{', '{"a":1}}', '{}{}']) expect(stamp(text)).toBeUndefined();
});

test('entries are read as they were written; what is cut off or too long is malformed', () => {
  const entries = [
    { clientId: 1, clock: 7, state: new TextEncoder().encode('{"a":1}') },
    { clientId: 2 ** 40, clock: 0, state: null },
  ];
  const update = encodeAwarenessEntries(entries);
  expect(decodeAwarenessEntries(update).map(({ clientId, clock }) => [clientId, clock])).toEqual([
    [1, 7],
    [2 ** 40, 0],
  ]);
  for (let cut = 1; cut < update.byteLength; cut++) {
    expect(() => decodeAwarenessEntries(update.subarray(0, cut))).toThrow();
  }
  expect(() => decodeAwarenessEntries(Buffer.concat([update, Buffer.of(0)]))).toThrow('Bytes after the last entry');
});
