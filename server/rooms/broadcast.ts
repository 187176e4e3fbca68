import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import { encodeAwareness, encodeUpdate } from './encode-frame.ts';
import { mergeUpdates } from './merge-updates.ts';
import type { PendingUpdate, Room } from './room.ts';
import { WireFrame } from './wire-frame.ts';

/** Sends edits to everybody in the room, as one frame made once. Edits that were sent before are left out. */
export function broadcastEdits(room: Room, edits: readonly PendingUpdate[], now: number): void {
  const fresh = edits.filter((edit) => !edit.sent);
  if (fresh.length === 0) return;
  for (const edit of fresh) edit.sent = true;
  const [first] = fresh;
  // Whoever wrote all of it has it already.
  const writer = fresh.every((edit) => edit.connection === first?.connection) ? first?.connection : null;
  broadcastUpdate(room, mergeUpdates(fresh.map(({ payload }) => payload)), now, writer ?? null);
}

/** Sends one update to everybody but `except`. */
export function broadcastUpdate(room: Room, update: Uint8Array, now: number, except: Connection | null = null): void {
  const frame = new WireFrame(encodeUpdate(update));
  let mark: { stateVector: Uint8Array } | undefined;
  const markOnce = () => {
    mark ??= { stateVector: stateVectorBefore(room, update) };
    return mark;
  };
  for (const connection of room.connections) {
    if (connection !== except) connection.writer.edit(frame, markOnce, now);
  }
}

/** What sockets were sent before this update, which is in the document already. */
function stateVectorBefore(room: Room, update: Uint8Array): Uint8Array {
  const sent = Y.decodeStateVector(room.sentStateVector());
  for (const [client, clock] of Y.parseUpdateMeta(update).from) {
    sent.set(client, Math.min(sent.get(client) ?? clock, clock));
  }
  return Y.encodeStateVector(sent);
}

/** Sends presence to everybody. */
export function broadcastPresence(room: Room, update: Uint8Array): void {
  const frame = new WireFrame(encodeAwareness(update));
  for (const connection of room.connections) connection.writer.presence(frame);
}

/** Gives a socket that read too slowly, and has drained, what it missed. */
export function resync(connection: Connection, now: number): void {
  const missed = connection.writer.drained(now);
  if (!missed) return;
  const { room, writer } = connection;
  for (const frame of missed.resync ? room.frames.since(missed.resync.stateVector) : []) writer.document(frame);
  const everybody = missed.presence || missed.resync ? room.awareness.everybody() : null;
  if (everybody) writer.presence(encodeAwareness(everybody));
}
