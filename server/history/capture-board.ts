import * as Y from 'yjs';
import type { Database } from '#server/db/client.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { applyStored } from '#server/rooms/apply-stored.ts';
import { UnknownDocumentError } from '#server/rooms/load-room.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { migrateBoard } from '#shared/board/migrations/migrate-board.ts';
import { type PlainBoard, plainBoard } from '#shared/board/plain-board.ts';
import { createBoardProjection } from '#shared/board/projection.ts';

/** A board at one moment. */
export interface Capture {
  /** All updates up to this one are in it, and perhaps some that were being committed. */
  readonly seq: number;
  readonly state: Uint8Array;
  readonly view: PlainBoard;
}

/**
 * The board as people see it now: what is committed, by any process, and what its room here is about to commit. The
 * room is read once and not held.
 * @throws UnknownDocumentError when there is no such board.
 */
export async function captureBoard(db: Database, rooms: Pick<Rooms, 'read'>, boardId: string): Promise<Capture> {
  const doc = new Y.Doc();
  try {
    const stored = await loadDocument(db, boardId);
    await applyStored(doc, stored?.payloads ?? []);
    const known = Y.encodeStateVector(doc);
    Y.applyUpdate(doc, await rooms.read(boardId, (live) => Y.encodeStateAsUpdate(live, known)));
    return { seq: stored?.headSeq ?? 0, ...contentOf(doc) };
  } finally {
    doc.destroy();
  }
}

/**
 * The board as it is committed, by any process. Opens no room: the process that takes snapshots for a cluster has most
 * boards not open.
 * @throws UnknownDocumentError when there is no such board.
 */
export async function captureCommitted(db: Database, boardId: string): Promise<Capture> {
  const stored = await loadDocument(db, boardId);
  if (!stored) throw new UnknownDocumentError(boardId);
  const doc = new Y.Doc();
  try {
    await applyStored(doc, stored.payloads);
    const migration = migrateBoard(openBoard(doc));
    if (migration.state === 'newer') {
      throw new Error(`Board ${boardId} was written by a newer server (schema ${migration.version})`);
    }
    return { seq: stored.headSeq, ...contentOf(doc) };
  } finally {
    doc.destroy();
  }
}

/** The state of a document and the records in it. */
export function contentOf(doc: Y.Doc): Omit<Capture, 'seq'> {
  const projection = createBoardProjection(openBoard(doc));
  const view = plainBoard(projection.view());
  projection.close();
  return { state: Y.encodeStateAsUpdate(doc), view };
}
