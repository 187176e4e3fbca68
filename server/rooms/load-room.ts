import type { Database } from '#server/db/client.ts';
import { ensureDocument } from '#server/log/create-document.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import {
  isStepDue,
  type Migration,
  migrateBoard,
  storedSchemaVersion,
} from '#shared/board/migrations/migrate-board.ts';
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

/** What comes with bringing a board's document to our schema. */
export interface Upgrade {
  /** To be done before a document of that schema is changed; when it fails, the document is not opened, and not changed. */
  readonly before?: (boardId: string, schemaVersion: number) => Promise<unknown>;
  /** Default: all steps there are. */
  readonly migrations?: readonly Migration[];
}

/**
 * Reads a document into a room. A session document comes to be when its board's is there and it is first asked for.
 * `encode` makes one update of many; for large documents, elsewhere.
 */
export async function loadRoom(
  db: Database,
  docId: string,
  events: RoomEvents,
  encode: EncodeState,
  upgrade: Upgrade = {},
): Promise<Room> {
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
  if (name.kind === 'board') {
    const version = storedSchemaVersion(openBoard(room.doc));
    if (isStepDue(version, upgrade.migrations)) await upgrade.before?.(docId, version);
  }
  room.open();
  if (name.kind === 'board') migrate(room, upgrade.migrations);
  return room;
}

/** Brings an old board to our schema before anybody enters; logged like any other edit, of nobody. */
function migrate(room: Room, migrations: Upgrade['migrations']): void {
  const result = room.write({ actorId: null, connection: null }, () => migrateBoard(openBoard(room.doc), migrations));
  if (result.state === 'newer') {
    throw new Error(`Document ${room.name.id} was written by a newer server (schema ${result.version})`);
  }
}
