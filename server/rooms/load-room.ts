import type { Database } from '#server/db/client.ts';
import { ensureDocument } from '#server/log/create-document.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { migrateBoard } from '#shared/board/migrations/migrate-board.ts';
import { parseDocumentId } from '#shared/protocol/document-id.ts';
import { applyStored } from './apply-stored.ts';
import type { EncodeState } from './document-frames.ts';
import { Room, type RoomEvents } from './room.ts';

/** The document asked for does not exist. */
export class UnknownDocumentError extends Error {
  constructor(docId: string) {
    super(`There is no document ${docId}`);
    this.name = 'UnknownDocumentError';
  }
}

/**
 * Reads a document into a room. A session document comes to be when its board's is there and it is first asked for.
 * `encode` makes one update of many; for large documents, elsewhere.
 */
export async function loadRoom(db: Database, docId: string, events: RoomEvents, encode: EncodeState): Promise<Room> {
  const name = parseDocumentId(docId);
  if (!name) throw new UnknownDocumentError(docId);
  let stored = await loadDocument(db, docId);
  if (!stored && name.kind === 'session') {
    await ensureDocument(db, docId, name.boardId);
    stored = await loadDocument(db, docId);
  }
  if (!stored) throw new UnknownDocumentError(docId);
  const room = new Room(name, stored, events, encode);
  await Promise.all([applyStored(room.doc, stored.payloads), room.frames.begin(stored.payloads)]);
  room.open();
  if (name.kind === 'board') migrate(room);
  return room;
}

/** Brings an old board to our schema before anybody enters; logged like any other edit, of nobody. */
function migrate(room: Room): void {
  const result = room.write({ actorId: null, connection: null }, () => migrateBoard(openBoard(room.doc)));
  if (result.state === 'newer') {
    throw new Error(`Document ${room.name.id} was written by a newer server (schema ${result.version})`);
  }
}
