import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { boardDocs, boardStates, boardUpdates } from '#server/db/schema/boards.ts';

export interface StoredDocument {
  readonly boardId: string;
  readonly generation: number;
  readonly headSeq: number;
  readonly snapshotSeq: number;
  /** To be applied in this order: the compacted state, if needed, then the updates after it. */
  readonly payloads: readonly Uint8Array[];
  /** Rows and bytes of the log after the compacted state. */
  readonly logRows: number;
  readonly logBytes: number;
}

/**
 * What the database holds of a document after row `since` (0: all of it) up to row `upTo`, read as of one moment; `null`
 * when it does not exist. When rows after `since` were compacted away, the compacted state stands for them, also where
 * it holds rows after `upTo`.
 */
export function loadDocument(
  db: Database,
  docId: string,
  since = 0,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<StoredDocument | null> {
  return db.transaction(
    async (tx) => {
      const [doc] = await tx.select().from(boardDocs).where(eq(boardDocs.id, docId));
      if (!doc) return null;
      const payloads: Uint8Array[] = [];
      if (doc.snapshotSeq > since) {
        const [state] = await tx
          .select({ state: boardStates.state })
          .from(boardStates)
          .where(eq(boardStates.docId, docId));
        if (!state) throw new Error(`Document ${docId} has no state at ${doc.snapshotSeq}`);
        payloads.push(state.state);
      }
      const rows = await tx
        .select({ payload: boardUpdates.payload })
        .from(boardUpdates)
        .where(
          and(
            eq(boardUpdates.docId, docId),
            gt(boardUpdates.seq, Math.max(since, doc.snapshotSeq)),
            lte(boardUpdates.seq, upTo),
          ),
        )
        .orderBy(asc(boardUpdates.seq));
      let logBytes = 0;
      for (const { payload } of rows) {
        payloads.push(payload);
        logBytes += payload.byteLength;
      }
      const { boardId, generation, headSeq, snapshotSeq } = doc;
      return { boardId, generation, headSeq, snapshotSeq, payloads, logRows: rows.length, logBytes };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
