import * as Y from 'yjs';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { checkUpdate } from './check-update.ts';
import type { Connection } from './connection.ts';
import { FrameError } from './frame-error.ts';

/** Client ids one connection may hold. A page has one; one that loads what its device kept brings some old ones. */
const MAX_CLAIMS = 64;

/** Thrown by the document itself in the middle of an update that passed every check: the document can't be trusted. */
export class BrokenDocumentError extends FrameError {
  constructor(cause: unknown) {
    super(CLOSE.hostile, 'apply-failed');
    this.cause = cause;
  }
}

/**
 * Checks and applies what a client sent. Returns `false` when it builds on what is not there: then an update changes
 * nothing (the answer to our next step 1 will bring it whole), while of a step 2, which is all the client has, what
 * can be applied is. Throws FrameError on what no honest client sends.
 */
export function applyClientUpdate(connection: Connection, update: Uint8Array, isUpdate: boolean): boolean {
  const { room } = connection;
  const { advances, missing } = checkUpdate(update, room.doc, room.rootNames);
  for (const client of advances) checkWriter(connection, client);
  if (missing && isUpdate) return false;
  if (isUpdate) claim(connection, advances);
  apply(connection, update);
  return !dropUnresolved(room.doc) && !missing;
}

/** A client id that another person is writing with may not be used: their next edits would silently vanish. */
function checkWriter({ room, user }: Connection, client: number): void {
  const writer = room.writers.get(client);
  if (client === room.doc.clientID || (writer && writer.user.id !== user.id)) {
    throw new FrameError(CLOSE.hostile, 'foreign-client');
  }
}

/** Only updates claim ids. A step 2 may honestly carry what others wrote, whom it must not keep from writing on. */
function claim(connection: Connection, clients: readonly number[]): void {
  const { writers } = connection.room;
  for (const client of clients) {
    if (writers.has(client) || connection.claims >= MAX_CLAIMS) continue;
    writers.set(client, connection);
    connection.claims += 1;
  }
}

function apply(connection: Connection, update: Uint8Array): void {
  const { room, user } = connection;
  try {
    room.write({ actorId: user.id, connection }, () => Y.applyUpdate(room.doc, update));
  } catch (error) {
    throw new BrokenDocumentError(error);
  }
}

/** Forgets what could not be applied, which Yjs would keep and send on for ever. Whether there was something. */
function dropUnresolved(doc: Y.Doc): boolean {
  const { store } = doc;
  const unresolved = store.pendingStructs !== null || store.pendingDs !== null;
  store.pendingStructs = null;
  store.pendingDs = null;
  return unresolved;
}
