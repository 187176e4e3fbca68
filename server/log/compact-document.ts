import { and, eq, lte, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Database } from '#server/db/client.ts';
import { boardDocs, boardStates, boardUpdates } from '#server/db/schema/boards.ts';
import { loadDocument } from './load-document.ts';

export interface Compaction {
  readonly seq: number;
  /** Bytes of the compacted state. */
  readonly bytes: number;
}

/**
 * Replaces the log of a document by its state. Any number of processes may try at once: only one that still finds the
 * `snapshot_seq` it read wins, the others change nothing and get `null`, as for a document without a log.
 */
export async function compactDocument(db: Database, docId: string): Promise<Compaction | null> {
  const stored = await loadDocument(db, docId);
  if (!stored || stored.logRows === 0) return null;
  const state = compactPayloads(stored.payloads);
  const seq = stored.headSeq;
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

/**
 * One update that stands for all of these. Through a document that collects its garbage, not by merging: what was
 * overwritten leaves no content behind, and merging is superlinear.
 */
export function compactPayloads(payloads: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const payload of payloads) Y.applyUpdate(doc, payload);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
