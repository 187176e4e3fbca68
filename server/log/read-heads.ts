import { inArray } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { boardDocs } from '#server/db/schema/boards.ts';

/** The head of each of these documents; one that is missing here does not exist any more. */
export async function readHeads(
  db: Database,
  docIds: readonly string[],
): Promise<Map<string, { headSeq: number; generation: number }>> {
  if (docIds.length === 0) return new Map();
  const rows = await db
    .select({ id: boardDocs.id, headSeq: boardDocs.headSeq, generation: boardDocs.generation })
    .from(boardDocs)
    .where(inArray(boardDocs.id, [...docIds]));
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}
