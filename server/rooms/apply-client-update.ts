import type * as Y from 'yjs';
import { can } from '#shared/permissions/can.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { OWNED_ROOT } from '#shared/protocol/document-id.ts';
import { applyPiece, applyPieces } from './apply-pieces.ts';
import type { EntryRules } from './check-entries.ts';
import { type CheckedUpdate, checkUpdate } from './check-update.ts';
import type { Connection } from './connection.ts';
import { FrameError } from './frame-error.ts';
import { runAtOnce } from './scan-update.ts';
import { trimUpdate } from './trim-update.ts';
import { SLICE_MS, Slices } from './turns.ts';

/** Client ids one connection may hold. A page has one; one that loads what its device kept brings some old ones. */
const MAX_CLAIMS = 64;
/** What is smaller, in bytes, is done at once; anything larger takes turns with the work of others. */
const AT_ONCE = 2 * 1024;
/** As is what deletes more than this, in clocks. */
const MANY_CLOCKS = 500;
/** Structs and deleted ranges: a board of 16 MB has half a million. */
const MAX_PARTS = { update: 300_000, step2: 1_000_000 } as const;
/** How long applying may take: so long, and so many times what reading it took. A board takes 3 to 8 times. */
const PATIENCE = { ms: 1_000, times: 15 } as const;

/** Thrown by the document itself in the middle of an update that passed every check: the document can't be trusted. */
export class BrokenDocumentError extends FrameError {
  constructor(cause: unknown) {
    super(CLOSE.hostile, 'apply-failed');
    this.cause = cause;
  }
}

/**
 * Checks and applies what a client sent: a small one at once, a large one in slices, all of it checked before anything
 * is applied. Answers `false` when it builds on what is not there: then an update changes nothing (the answer to our
 * next step 1 will bring it whole), while of a step 2, which is all the client has, what can be applied is. Throws, or
 * rejects with, FrameError on what no honest client sends. When the socket closes meanwhile, what was applied stays.
 */
export function applyClientUpdate(
  connection: Connection,
  update: Uint8Array,
  isUpdate: boolean,
): boolean | Promise<boolean> {
  const { room } = connection;
  const maxParts = isUpdate ? MAX_PARTS.update : MAX_PARTS.step2;
  const rules = { rootNames: room.rootNames, maxParts, entries: entryRules(connection) };
  const checking = checkUpdate(update, room.doc, rules);
  if (update.byteLength > AT_ONCE || connection.takesTurns) return applyInTurns(connection, checking, isUpdate);
  const start = performance.now();
  const checked = runAtOnce(checking);
  if (!admit(connection, checked, isUpdate)) return false;
  if (deletedClocks(checked) > MANY_CLOCKS) return applyChecked(connection, checked, new Slices());
  apply(connection, () => applyPiece(room.doc, trimUpdate(checked.scanned, room.doc)));
  connection.takesTurns = performance.now() - start > SLICE_MS;
  return !dropUnresolved(room.doc) && !checked.missing;
}

async function applyInTurns(
  connection: Connection,
  checking: Generator<void, CheckedUpdate>,
  isUpdate: boolean,
): Promise<boolean> {
  const slices = new Slices();
  await slices.begin();
  const checked = await slices.run(checking);
  if (!isOpen(connection) || !admit(connection, checked, isUpdate)) return false;
  return applyChecked(connection, checked, slices);
}

/** A few bytes can delete all of a document. */
function deletedClocks({ scanned: { deletes } }: CheckedUpdate): number {
  let clocks = 0;
  for (let i = 2; i < deletes.length; i += 3) clocks += deletes[i] ?? 0;
  return clocks;
}

async function applyChecked(
  connection: Connection,
  { scanned, missing }: CheckedUpdate,
  slices: Slices,
): Promise<boolean> {
  const { room } = connection;
  await slices.rest();
  const checkedBy = slices.workedMs;
  const patience = PATIENCE.ms + PATIENCE.times * checkedBy;
  const all = await applyPieces(room.doc, scanned, slices, (piece) => {
    if (!isOpen(connection)) return false;
    // It is not read from meanwhile, so its pongs do not come in.
    connection.alive = true;
    // Well-formed, and made so that Yjs takes for ever to find its places.
    if (slices.workedMs - checkedBy > patience) throw new FrameError(CLOSE.hostile, 'too-slow');
    apply(connection, () => applyPiece(room.doc, piece));
    dropUnresolved(room.doc);
    return true;
  });
  connection.takesTurns = slices.workedMs > SLICE_MS && connection.takesTurns;
  return all && !missing;
}

function isOpen({ room, ws }: Connection): boolean {
  return !room.closed && ws.readyState === ws.OPEN;
}

/** In a session document each entry is its owner's: that is how readers know who wrote a comment. */
function entryRules({ room, user, member }: Connection): EntryRules | null {
  if (room.name.kind !== 'session') return null;
  return { root: OWNED_ROOT, userId: user.id, mayRemoveAny: can(member.role, 'session:moderate') };
}

/** Whether it may be applied. Throws FrameError when it writes in the name of somebody else, or of their client. */
function admit(connection: Connection, { advances, missing, foreign }: CheckedUpdate, isUpdate: boolean): boolean {
  for (const client of advances) checkWriter(connection, client, isUpdate);
  if (missing && isUpdate) return false;
  // Whose entry it is can't be told where something is missing; and a step 2 may honestly bring what somebody wrote
  // through another process, of which ours has not heard yet. Then it is for later.
  const isUnproven = foreign || (missing && connection.room.name.kind === 'session');
  if (isUnproven) throw new FrameError(isUpdate ? CLOSE.hostile : CLOSE.tryLater, 'foreign-entry');
  if (isUpdate) claim(connection, advances);
  return true;
}

/**
 * A client id that another person is writing with may not be used: their next edits would silently vanish. In a step 2 it
 * may be honest: their edit went through another process, of which ours has not heard yet. Then it is for later.
 */
function checkWriter({ room, user }: Connection, client: number, isUpdate: boolean): void {
  const writer = room.writers.get(client);
  if (client === room.doc.clientID || (writer && writer.user.id !== user.id)) {
    throw new FrameError(isUpdate ? CLOSE.hostile : CLOSE.tryLater, 'foreign-client');
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

function apply(connection: Connection, change: () => void): void {
  const { room, user } = connection;
  try {
    room.write({ actorId: user.id, connection }, change);
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
