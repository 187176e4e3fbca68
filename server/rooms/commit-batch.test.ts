import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeState } from '#server/log/encode-state.ts';
import type { StoredDocument } from '#server/log/load-document.ts';
import { takeBatch } from './commit-batch.ts';
import { Room } from './room.ts';

const EMPTY: StoredDocument = {
  boardId: 'b',
  generation: 1,
  headSeq: 1,
  snapshotSeq: 0,
  payloads: [],
  logRows: 1,
  logBytes: 0,
};

/** A room in which these people wrote one edit each, in this order. */
function roomOf(id: string, authors: readonly string[]): Room {
  const events = { dirty: () => undefined, arrived: () => undefined };
  const encode = (payloads: readonly Uint8Array[]) => Promise.resolve(encodeState(payloads));
  const room = new Room({ id, boardId: id, kind: 'board' }, EMPTY, events, encode);
  room.open();
  for (const [n, actorId] of authors.entries()) {
    room.write({ actorId, connection: null }, () => room.doc.getMap('canvas').set('last', n));
  }
  return room;
}

test('edits in a row by one author are one row, and rows stay in the order in which they build on each other', () => {
  const [batch] = takeBatch([roomOf('a', ['ann', 'ann', 'ben', 'ann'])], { rows: 100, bytes: 1e6 });
  expect(batch?.append.rows.map((row) => row.actorId)).toEqual(['ann', 'ben', 'ann']);
  const doc = new Y.Doc();
  for (const { payload } of batch?.append.rows ?? []) {
    Y.applyUpdate(doc, payload);
    expect(doc.store.pendingStructs).toBeNull();
  }
  expect(doc.getMap('canvas').get('last')).toBe(3);
});

test('a batch keeps to its limits, but never leaves out the first room', () => {
  const rooms = ['a', 'b', 'c'].map((id) => roomOf(id, ['ann', 'ben']));
  expect(takeBatch(rooms, { rows: 3, bytes: 1e6 }).map(({ count }) => count)).toEqual([2, 1]);
  expect(takeBatch(rooms, { rows: 100, bytes: 1 }).map(({ count }) => count)).toEqual([1]);
});
