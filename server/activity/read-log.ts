import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { boardUpdates } from '#server/db/schema/boards.ts';

export interface LogEntry {
  readonly seq: number;
  readonly actorId: string | null;
  readonly payload: Uint8Array;
  readonly createdAt: Date;
}

/** The rows of a document's log after `since`, oldest first, at most `limit`. */
export function readLog(db: Database, docId: string, since: number, limit: number): Promise<LogEntry[]> {
  const { seq, actorId, payload, createdAt } = boardUpdates;
  return db
    .select({ seq, actorId, payload, createdAt })
    .from(boardUpdates)
    .where(and(eq(boardUpdates.docId, docId), gt(seq, since)))
    .orderBy(asc(seq))
    .limit(limit);
}
