import * as Y from 'yjs';
import { encodeBarrier } from '#shared/protocol/barrier.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { applyClientUpdate } from './apply-client-update.ts';
import type { Connection } from './connection.ts';
import { decodeFrame, type Frame } from './decode-frame.ts';
import { encodeAwareness, encodeStep1 } from './encode-frame.ts';
import { FrameError } from './frame-error.ts';
import type { Room } from './room.ts';
import type { RoomStats } from './stats.ts';
import type { WireFrame } from './wire-frame.ts';

/** Barriers of one socket that may wait at a time: an honest client has one or two. */
const MAX_BARRIERS = 64;
/** Updates in a row without what they build on, before the socket is closed. */
const MAX_MISSING = 3;

export interface HandlerContext {
  readonly stats: RoomStats;
  /** Throws FrameError when the room can take no more: too many edits wait for the database, or it weighs too much. */
  checkSpace(room: Room): void;
  presenceChanged(room: Room): void;
}

/**
 * Handles one binary frame of a connection; a large one takes a while, and frames after it have to wait. Throws, or
 * rejects with, FrameError: the socket is to be closed.
 */
export function handleFrame(connection: Connection, bytes: Uint8Array, context: HandlerContext): void | Promise<void> {
  const frame = decodeFrame(bytes);
  switch (frame.type) {
    case 'step1':
      handleStep1(connection, frame.stateVector);
      break;
    case 'step2':
    case 'update':
      return handleWrite(connection, frame, context);
    case 'awareness':
      handleAwareness(connection, frame.update, context);
      break;
    case 'query-awareness':
      sendEverybody(connection);
      break;
    case 'barrier':
      handleBarrier(connection, frame.token, context.stats);
      break;
  }
}

/** What a connection is sent first: our question, if it may answer it, and who is here. */
export function greet(connection: Connection): void {
  if (connection.member.mayWrite) connection.writer.control(encodeStep1(Y.encodeStateVector(connection.room.doc)));
  sendEverybody(connection);
}

function handleStep1(connection: Connection, stateVector: Uint8Array): void {
  if (!connection.step1Bucket.take(performance.now())) throw new FrameError(CLOSE.hostile, 'step1-flood');
  // An edit that is not committed yet may be among it: should it be lost, this client brings it back on reconnecting.
  for (const frame of missingFrames(connection.room, stateVector)) connection.writer.document(frame);
}

function missingFrames({ frames }: Room, stateVector: Uint8Array): readonly WireFrame[] {
  const isEmpty = stateVector.byteLength === 1 && stateVector[0] === 0;
  try {
    return isEmpty ? frames.all() : frames.since(stateVector);
  } catch {
    throw new FrameError(CLOSE.hostile, 'malformed');
  }
}

function handleWrite(
  connection: Connection,
  frame: Extract<Frame, { update: Uint8Array }>,
  context: HandlerContext,
): void | Promise<void> {
  if (!connection.member.mayWrite) {
    if (isEmptyUpdate(frame.update)) return;
    connection.ignoredWrite = true;
    context.stats.writesIgnored += 1;
    return;
  }
  if (!isEmptyUpdate(frame.update)) context.checkSpace(connection.room);
  const applied = applyClientUpdate(connection, frame.update, frame.type === 'update');
  if (typeof applied === 'boolean') afterWrite(connection, applied, context.stats);
  else return applied.then((all) => afterWrite(connection, all, context.stats));
}

/** `all`: nothing of it builds on what is not there. */
function afterWrite(connection: Connection, all: boolean, stats: RoomStats): void {
  if (connection.ws.readyState !== connection.ws.OPEN) return;
  if (all) {
    connection.missingDependencies = 0;
    for (const token of connection.heldBarriers.splice(0)) waitForCommit(connection, token, stats);
    return;
  }
  connection.missingDependencies += 1;
  if (connection.missingDependencies >= MAX_MISSING) throw new FrameError(CLOSE.hostile, 'missing-dependency');
  connection.writer.control(encodeStep1(Y.encodeStateVector(connection.room.doc)));
}

/** Whether a V1 update has nothing in it, which is what a client that changed nothing answers to step 1. */
function isEmptyUpdate(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}

function handleAwareness(connection: Connection, update: Uint8Array, context: HandlerContext): void {
  try {
    connection.room.awareness.receive(connection, update, performance.now());
  } catch {
    throw new FrameError(CLOSE.hostile, 'malformed');
  }
  context.presenceChanged(connection.room);
}

function sendEverybody(connection: Connection): void {
  const everybody = connection.room.awareness.everybody();
  if (everybody) connection.writer.presence(encodeAwareness(everybody));
}

/**
 * Answers once everything that came before on this socket is committed. What was not taken (no right to write, or it
 * builds on something unknown) is not saved, so it is not answered either, in the first case ever.
 */
function handleBarrier(connection: Connection, token: Uint8Array, stats: RoomStats): void {
  if (connection.ignoredWrite) return;
  if (connection.waitingBarriers >= MAX_BARRIERS) throw new FrameError(CLOSE.hostile, 'barrier-flood');
  connection.waitingBarriers += 1;
  if (connection.missingDependencies > 0) connection.heldBarriers.push(token.slice());
  else waitForCommit(connection, token.slice(), stats);
}

function waitForCommit(connection: Connection, token: Uint8Array, stats: RoomStats): void {
  const asked = performance.now();
  connection.room.onCommitted((error) => {
    connection.waitingBarriers -= 1;
    if (error) return;
    stats.acknowledgements.observe((performance.now() - asked) / 1000);
    connection.writer.control(encodeBarrier(token));
  });
}
