import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/db/client.ts';
import { boardDocs, boardUpdates } from '#server/db/schema/boards.ts';

export interface NewDocument {
  readonly docId: string;
  readonly boardId: string;
  readonly actorId: string | null;
  /** The first update of the document, its row 1: whoever opens it finds its content once, never twice. */
  readonly seed: Uint8Array;
}

/** Creates a document with its seed. To be called in the transaction that creates its board. */
export async function createDocument(db: Queryable, { docId, boardId, actorId, seed }: NewDocument): Promise<void> {
  await db.insert(boardDocs).values({ id: docId, boardId, headSeq: 1 });
  await db.insert(boardUpdates).values({ docId, seq: 1, actorId, payload: seed });
}

/**
 * Creates the empty document of a board that exists, unless it is there. Any number of callers may race. It is of the
 * generation of the board's own document, which clients name for all of a board's: after a restore of a backup the comments
 * of a board that nobody had opened would be refused otherwise, and the board with them.
 */
export async function ensureDocument(db: Queryable, docId: string, boardId: string): Promise<void> {
  await db.execute(sql`
    insert into board_docs (id, board_id, generation)
    select ${docId}, boards.id, coalesce(own.generation, 1)
    from boards left join board_docs own on own.id = boards.id where boards.id = ${boardId}
    on conflict (id) do nothing`);
}
