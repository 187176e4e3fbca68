import type { Append, LogRow } from '#server/log/append-updates.ts';
import { mergeUpdates } from './merge-updates.ts';
import type { PendingUpdate, Room } from './room.ts';

/** Bytes of one room in one transaction, unless one edit is larger: making one update of more takes too long. */
const MAX_ROOM_BYTES = 256 * 1024;

/** What of a room goes into one transaction. */
export interface RoomBatch {
  readonly room: Room;
  /** Number of its pending edits, from the first. */
  readonly count: number;
  readonly append: Append;
}

/**
 * Picks what to commit next, no more than the limits (of which the first room may use more, so that all comes to its
 * turn). An author's edits in a row become one row: history knows who, and the rows stay in causal order.
 */
export function takeBatch(rooms: Iterable<Room>, limits: { rows: number; bytes: number }): RoomBatch[] {
  const batch: RoomBatch[] = [];
  let rows = 0;
  let bytes = 0;
  for (const room of rooms) {
    if (room.pending.length === 0) continue;
    if (batch.length > 0 && (rows >= limits.rows || bytes >= limits.bytes)) break;
    const { runs, count, size } = takeRuns(room.pending, {
      rows: limits.rows - rows,
      bytes: Math.min(limits.bytes - bytes, MAX_ROOM_BYTES),
    });
    rows += runs.length;
    bytes += size;
    const docId = room.name.id;
    batch.push({ room, count, append: { docId, generation: room.generation, rows: runs.map(toRow) } });
  }
  return batch;
}

function takeRuns(pending: readonly PendingUpdate[], limits: { rows: number; bytes: number }) {
  const runs: PendingUpdate[][] = [];
  let count = 0;
  let size = 0;
  for (const update of pending) {
    const last = runs.at(-1);
    const sameAuthor = last?.[0]?.actorId === update.actorId;
    if (count > 0 && (size + update.payload.byteLength > limits.bytes || (!sameAuthor && runs.length >= limits.rows))) {
      break;
    }
    if (last && sameAuthor) last.push(update);
    else runs.push([update]);
    count += 1;
    size += update.payload.byteLength;
  }
  return { runs, count, size };
}

function toRow(run: readonly PendingUpdate[]): LogRow {
  return { actorId: run[0]?.actorId ?? null, payload: mergeUpdates(run.map(({ payload }) => payload)) };
}
