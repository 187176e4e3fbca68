import { and, eq, lte, sql } from 'drizzle-orm';
import { compactableSeq } from '#server/activity/activity-behind.ts';
import { deriveActivity } from '#server/activity/derive-activity.ts';
import type { Database } from '#server/db/client.ts';
import { boardDocs, boardStates, boardUpdates } from '#server/db/schema/boards.ts';
import { encodeState } from './encode-state.ts';
import { loadDocument } from './load-document.ts';

export interface Compaction {
  readonly seq: number;
  /** Bytes of the compacted state. */
  readonly bytes: number;
}

export interface CompactionWays {
  /** Makes one update of many; a large one takes a second or more on the thread it runs on. */
  readonly encode?: (payloads: readonly Uint8Array[]) => Uint8Array | Promise<Uint8Array>;
  /** Derives what the log says happened, before the log is let go. */
  readonly derive?: (docId: string) => Promise<void>;
}

/**
 * Replaces the log of a document by its state. Any number of processes may try at once: only one that still finds the
 * `snapshot_seq` it read wins, the others change nothing and get `null`, as for a document without a log. The log of a
 * board is let go as far as its activity is derived, and no further, whatever `derive` did.
 */
export async function compactDocument(
  db: Database,
  docId: string,
  ways: CompactionWays = {},
): Promise<Compaction | null> {
  const { encode = encodeState, derive = (id) => deriveActivity(db, id) } = ways;
  await derive(docId);
  const seq = await compactableSeq(db, docId);
  const stored = await loadDocument(db, docId, 0, seq);
  if (!stored || stored.logRows === 0) return null;
  const state = await encode(stored.payloads);
  return db.transaction(async (tx) => {
    const won = await tx
      .update(boardDocs)
      .set({ snapshotSeq: seq })
      .where(
        and(
          eq(boardDocs.id, docId),
          eq(boardDocs.snapshotSeq, stored.snapshotSeq),
          eq(boardDocs.generation, stored.generation),
        ),
      )
      .returning({ id: boardDocs.id });
    if (won.length === 0) return null;
    await tx
      .insert(boardStates)
      .values({ docId, seq, state })
      .onConflictDoUpdate({ target: boardStates.docId, set: { seq, state: sql`excluded.state` } });
    await tx.delete(boardUpdates).where(and(eq(boardUpdates.docId, docId), lte(boardUpdates.seq, seq)));
    return { seq, bytes: state.byteLength };
  });
}
