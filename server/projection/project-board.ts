import { eq, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#server/db/client.ts';
import { boardProjections } from '#server/db/schema/projected-rows.ts';
import { type BoardRows, boardRows } from './board-rows.ts';
import type { DocumentFollower } from './follow-documents.ts';
import { writeRows } from './write-rows.ts';

/** What this process wrote last for a board: the next time only differences are written. */
export interface WrittenRows {
  readonly seq: number;
  readonly rows: BoardRows;
}

/**
 * Brings a board's rows up to its document, in one transaction. `written` is what this process wrote last; when
 * another process wrote since, or nobody, all rows are written anew. Answers what the tables show now, or null when
 * there is nothing to remember: the board is gone, or its rows are as new already.
 */
export async function projectBoard(
  db: Database,
  documents: DocumentFollower,
  boardId: string,
  written: WrittenRows | null,
): Promise<WrittenRows | null> {
  const board = await documents.read(boardId);
  if (!board) return null;
  const { seq, view } = board;
  const rows = boardRows(boardId, view);
  return db.transaction(async (tx) => {
    const stored = await lockProjection(tx, boardId);
    if (stored === null || stored >= seq) return stored === written?.seq ? written : null;
    await writeRows(tx, boardId, stored === written?.seq ? written.rows : null, rows);
    await tx
      .update(boardProjections)
      .set({ seq, projectedAt: sql`now()`, until: sql`now()`, calendar: view.meta.calendar, matrix: view.meta.matrix })
      .where(eq(boardProjections.boardId, boardId));
    await tx.execute(sql`
      update boards set changed_at = greatest(changed_at, (
        select created_at from board_updates where doc_id = ${boardId} and seq <= ${seq} order by seq desc limit 1))
      where id = ${boardId}`);
    return { seq, rows };
  });
}

/** The seq of the rows, locked until the transaction ends; 0 when there are none, null when the board is gone. */
async function lockProjection(tx: Queryable, boardId: string): Promise<number | null> {
  await tx.execute(sql`
    insert into board_projections (board_id, seq) select id, 0 from boards where id = ${boardId}
    on conflict (board_id) do nothing`);
  const [row] = await tx
    .select({ seq: boardProjections.seq })
    .from(boardProjections)
    .where(eq(boardProjections.boardId, boardId))
    .for('update');
  return row?.seq ?? null;
}
