import { expect, test } from 'vitest';
import { type ConnectionFacts, endReasonOf, saveStatus } from './save-status.ts';

const calm: ConnectionFacts = {
  link: 'open',
  merged: true,
  confirmed: true,
  waiting: 0,
  unconfirmedForMs: 0,
  degraded: false,
  readOnly: false,
  kept: 'device',
  ended: null,
};
const offline = { state: 'offline', waiting: 0, kept: 'device', readOnly: false };
const closed = { state: 'closed', waiting: 0, kept: 'device' };
const viewer = { readOnly: true, confirmed: false };

test.each<[string, Partial<ConnectionFacts>, object]>([
  ['all is committed', {}, { state: 'saved' }],
  ['nothing was heard yet', { link: 'connecting', merged: false, confirmed: false }, { state: 'connecting' }],
  ['the line is there, the board is not', { merged: false, confirmed: false }, { state: 'connecting' }],
  ['a change is on its way', { confirmed: false, waiting: 1, unconfirmedForMs: 10 }, { state: 'saving' }],
  ['back on the line with changes', { merged: false, confirmed: false, waiting: 3 }, { state: 'saving' }],
  ['back on the line, not confirmed on this one', { confirmed: false }, { state: 'saving' }],
  ['confirmed before others were read', { merged: false }, { state: 'connecting' }],
  [
    'the server is slow to commit',
    { confirmed: false, waiting: 2, unconfirmedForMs: 3001 },
    { state: 'not-saved-yet', waiting: 2 },
  ],
  ['commits fail, and I changed nothing', { degraded: true }, { state: 'not-saved-yet', waiting: 0 }],
  ['commits fail, for a viewer', { ...viewer, degraded: true }, { state: 'not-saved-yet', waiting: 0 }],
  ['the line is cut', { link: 'down', merged: false, confirmed: false }, offline],
  ['the line is cut with changes', { link: 'down', waiting: 3, confirmed: false }, { ...offline, waiting: 3 }],
  [
    'the line is cut and the device keeps nothing',
    { link: 'down', waiting: 1, kept: 'tab' },
    { ...offline, waiting: 1, kept: 'tab' },
  ],
  ['the line is cut while commits failed', { link: 'down', degraded: true }, offline],
  ['a viewer', viewer, { state: 'read-only' }],
  ['a viewer whom nobody answers a barrier', { ...viewer, unconfirmedForMs: 60_000 }, { state: 'read-only' }],
  ['a viewer before the board is there', { ...viewer, merged: false }, { state: 'connecting' }],
  ['a viewer without a line', { ...viewer, link: 'down' }, { ...offline, readOnly: true }],
  ['signed out', { ended: 'signed-out', link: 'down' }, { ...closed, reason: 'signed-out' }],
  ['removed with changes', { ended: 'access-gone', waiting: 3 }, { ...closed, reason: 'access-gone', waiting: 3 }],
  ['replaced while open', { ended: 'reload', degraded: true }, { ...closed, reason: 'reload' }],
])('%s', (_name, facts, status) => {
  expect(saveStatus({ ...calm, ...facts })).toEqual(status);
});

test.each([
  [4401, 'signed-out'],
  [4403, 'access-gone'],
  [4404, 'board-gone'],
  [4409, 'reload'],
  [4413, 'too-large'],
  [4499, 'reload'],
])('a socket closed with %d: %s', (code, reason) => {
  expect(endReasonOf(code)).toBe(reason);
});
