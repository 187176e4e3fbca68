import { createDecoder, readVarUint } from 'lib0/decoding';
import { expect, test } from 'vitest';
import { MESSAGE } from './messages.ts';
import { decodeServerState, encodeServerState } from './server-state.ts';

test.each([
  { degraded: true, fullness: 0 },
  { degraded: false, fullness: 83 },
])('what is encoded is read back: %o', (state) => {
  const decoder = createDecoder(encodeServerState(state));
  expect(readVarUint(decoder)).toBe(MESSAGE.serverState);
  expect(decodeServerState(decoder)).toEqual(state);
});
