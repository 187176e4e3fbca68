import { expect, test } from 'vitest';
import { type ConnectionFacts, saveStatus } from './save-status.ts';

const calm: ConnectionFacts = {
  connected: true,
  everSynced: true,
  synced: true,
  unsaved: false,
  unsavedForMs: 0,
  readOnly: false,
  closeCode: null,
};

test.each<[string, Partial<ConnectionFacts>, object]>([
  ['all is committed', {}, { state: 'saved' }],
  ['nothing was read yet', { everSynced: false, synced: false }, { state: 'connecting' }],
  ['a change is on its way', { unsaved: true, unsavedForMs: 10 }, { state: 'saving' }],
  ['the server is slow to commit', { unsaved: true, unsavedForMs: 3001 }, { state: 'not-saved-yet' }],
  ['the line is cut', { connected: false, synced: false }, { state: 'offline', unsaved: false }],
  ['the line is cut with a change', { connected: false, unsaved: true }, { state: 'offline', unsaved: true }],
  ['a viewer', { readOnly: true }, { state: 'read-only' }],
  ['a viewer without a line', { readOnly: true, connected: false }, { state: 'offline', unsaved: false }],
  ['signed out', { closeCode: 4401 }, { state: 'closed', reason: 'signed-out' }],
  ['removed', { closeCode: 4403, connected: false }, { state: 'closed', reason: 'access-gone' }],
  ['too old', { closeCode: 4409 }, { state: 'closed', reason: 'reload' }],
])('%s', (_name, facts, status) => {
  expect(saveStatus({ ...calm, ...facts })).toEqual(status);
});
