import * as Y from 'yjs';
import type { Database } from '#server/db/client.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { isRowId } from '#server/projection/storable-text.ts';
import { applyStored } from '#server/rooms/apply-stored.ts';
import { Slices } from '#server/rooms/turns.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { followRecordChanges, type RecordChanges } from '#shared/board/record-changes.ts';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { withTitles } from '#shared/diff/row-title.ts';
import type { LoggedChanges } from './fold-changes.ts';
import type { LogEntry } from './read-log.ts';

/** A payload above this size, in bytes, is applied in pieces. */
const LARGE = 64 * 1024;

/** A board's document as of a row of its log, moved on row by row. All work is done in slices: docs/decisions/011. */
export interface FollowedBoard {
  /** The row of the log that the document is at. */
  readonly seq: number;
  /** Moves the document on by these rows, which follow it without a gap, and says what each did. */
  advance(entries: readonly LogEntry[]): Promise<LoggedChanges[]>;
  close(): void;
}

/**
 * The board as of row `seq` of its log, or later, where the log was compacted past it; `null` when it has no document.
 * @throws Error when a newer server wrote it: it knows what the fields mean.
 */
export async function openFollowedBoard(db: Database, boardId: string, seq: number): Promise<FollowedBoard | null> {
  const stored = await loadDocument(db, boardId, 0, seq);
  if (!stored) return null;
  const doc = new Y.Doc();
  await applyStored(doc, stored.payloads);
  const board = openBoard(doc);
  const changes = followRecordChanges(board);
  const slices = new Slices();
  await slices.begin();
  await slices.run(changes.begin());
  let at = Math.max(seq, stored.snapshotSeq);

  async function changesOf(entry: LogEntry): Promise<LoggedChanges> {
    if (entry.payload.byteLength > LARGE) await applyStored(doc, [entry.payload]);
    else Y.applyUpdate(doc, entry.payload);
    const version = board.meta.get('schemaVersion');
    if (typeof version === 'number' && version > SCHEMA_VERSION) {
      throw new Error(`Board ${boardId} was written by a newer server (schema ${version})`);
    }
    const changed = await slices.run(titled(changes));
    return { seq: entry.seq, at: entry.createdAt.getTime(), actorId: entry.actorId, changes: changed };
  }

  return {
    get seq() {
      return at;
    },
    async advance(entries) {
      const logged: LoggedChanges[] = [];
      for (const entry of entries) {
        logged.push(await changesOf(entry));
        at = entry.seq;
        if (slices.used) await slices.rest();
      }
      return logged;
    },
    close() {
      changes.close();
      doc.destroy();
    },
  };
}

/** What was touched, without records that no row can name. */
function* titled(changes: RecordChanges): Generator<void, LoggedChanges['changes']> {
  const taken = yield* changes.take();
  const nameable = taken.filter(({ id }) => isRowId(id));
  return withTitles(nameable, changes.known);
}
