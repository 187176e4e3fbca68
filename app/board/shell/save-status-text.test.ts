import { expect, test } from 'vitest';
import type { SaveStatus } from '#app/board/sync/board-session.ts';
import { saveStatusText } from './save-status-text.ts';

const offline = { state: 'offline', waiting: 0, kept: 'device', readOnly: false } as const;
const closed = { state: 'closed', waiting: 0, kept: 'device' } as const;

test.each<[string, SaveStatus]>([
  ['Connecting', { state: 'connecting' }],
  ['Saved', { state: 'saved' }],
  ['Saving', { state: 'saving' }],
  ['Not saved yet', { state: 'not-saved-yet', waiting: 2 }],
  ['Offline', offline],
  ['Offline, 1 change waiting', { ...offline, waiting: 1 }],
  ['Offline, 3 changes waiting', { ...offline, waiting: 3 }],
  ['Offline', { ...offline, readOnly: true }],
  ['Read-only', { state: 'read-only' }],
  ['Signed out', { ...closed, reason: 'signed-out' }],
  ['Access removed', { ...closed, reason: 'access-gone' }],
  ['Board removed', { ...closed, reason: 'board-gone' }],
  ['Reload needed', { ...closed, reason: 'reload' }],
  ['Not accepted', { ...closed, reason: 'refused' }],
  ['Too large', { ...closed, reason: 'too-large' }],
])('%s', (label, status) => {
  const text = saveStatusText(status);
  expect(text.label).toBe(label);
  expect(text.detail).toMatch(/\.$/);
});

test('it says where waiting changes are, and never that they are on a device that keeps nothing', () => {
  expect(saveStatusText({ ...offline, waiting: 2 }).detail).toContain('kept on this device');
  expect(saveStatusText({ ...offline, waiting: 2, kept: 'tab' }).detail).toContain('in this tab alone');
  expect(saveStatusText({ ...offline, kept: 'tab' }).detail).not.toContain('device');
  expect(saveStatusText({ ...closed, reason: 'access-gone', waiting: 3 }).detail).toContain('3 changes were not saved');
});

test('who changed nothing is told that what they see is not stored, who did is told of theirs', () => {
  expect(saveStatusText({ state: 'not-saved-yet', waiting: 0 }).detail).toContain('what you see');
  expect(saveStatusText({ state: 'not-saved-yet', waiting: 1 }).detail).toContain('your last change');
});
