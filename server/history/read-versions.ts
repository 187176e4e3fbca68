import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { snapshots } from '#server/db/schema/snapshots.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';

/** What a version holds, or what keeps it from being read. */
export type ReadVersion =
  | { readonly id: string; readonly board: PlainBoard; readonly damage: null }
  | { readonly id: string; readonly board: null; readonly damage: string };

const AT_A_TIME = 20;

/**
 * The boards of these versions of a board, in the order asked for; ids of others are left out. Records that stay as they
 * are from one to the next are the same objects where they are kept once.
 */
export async function* readVersions(
  db: Database,
  boardId: string,
  ids: readonly string[],
): AsyncGenerator<ReadVersion, void> {
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const wanted = ids.slice(at, at + AT_A_TIME);
    const rows = await db
      .select({ id: snapshots.id, view: snapshots.view })
      .from(snapshots)
      .where(and(eq(snapshots.boardId, boardId), inArray(snapshots.id, wanted)))
      .orderBy(asc(snapshots.takenAt));
    for (const id of wanted) {
      const row = rows.find((candidate) => candidate.id === id);
      // Written by insertSnapshot alone, always from a PlainBoard.
      if (row) yield { id, board: row.view as PlainBoard, damage: null };
    }
  }
}
