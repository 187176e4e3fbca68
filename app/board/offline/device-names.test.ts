import { expect, test } from 'vitest';
import { DEVICE_INDEX_NAME, DEVICE_PREFIX, deviceBoardName, parseDeviceBoardName } from './device-names.ts';

test('a copy is named by person, board and generation, and the name is read back', () => {
  const id = { userId: 'u-1', boardId: 'b_2', generation: 7 };
  const name = deviceBoardName(id);
  expect(name).toBe('quarterdeck:board:u-1:b_2:7');
  expect(name.startsWith(DEVICE_PREFIX)).toBe(true);
  expect(parseDeviceBoardName(name)).toEqual(id);
});

test.each([
  DEVICE_INDEX_NAME,
  'quarterdeck:board:u:b',
  'quarterdeck:board:u:b:x',
  'quarterdeck:board:u:b:1:2',
  'quarterdeck:board::b:1',
  'TLDRAW_DOCUMENT_v2',
])('%s is no copy of a board', (name) => {
  expect(parseDeviceBoardName(name)).toBeNull();
});
