import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { encodeDocument } from './encode-content.ts';
import { VersionEncoder } from './version-encoder.ts';

let encoder: VersionEncoder;
beforeEach(() => {
  encoder = new VersionEncoder();
});
afterEach(() => encoder.close());

test('a large board is packed on the thread as it would be here, with what its room adds', async () => {
  const { board } = createTestBoard();
  for (let i = 0; i < 200; i++) {
    insertRecord(board, 'initiatives', `i${i}`, { title: `Work ${i}`, description: 'why it matters '.repeat(10) });
  }
  const stored = Y.encodeStateAsUpdate(board.doc);
  expect(stored.byteLength).toBeGreaterThan(16 * 1024);
  patchRecord(board, 'initiatives', 'i7', { title: 'Not committed yet' });
  const packed = await encoder.encode([stored], async (known) => Y.encodeStateAsUpdate(board.doc, known));
  expect(packed).toEqual(encodeDocument(board.doc));
});

test('what can not be read is an error, and the next board is packed all the same', async () => {
  const { board } = createTestBoard();
  insertRecord(board, 'initiatives', 'i', { title: 'x', description: 'x'.repeat(19_000) });
  const good = Y.encodeStateAsUpdate(board.doc);
  const [bad, fine] = await Promise.allSettled([
    encoder.encode([new Uint8Array(20_000).fill(255)]),
    encoder.encode([good]),
  ]);
  expect([bad?.status, fine?.status]).toEqual(['rejected', 'fulfilled']);
});
