import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { users } from '../schema/accounts.ts';
import { boardDocs, boards } from '../schema/boards.ts';

export type BoardRow = typeof boards.$inferSelect;

export async function findBoard(db: Queryable, boardId: string): Promise<BoardRow | undefined> {
  const [row] = await db.select().from(boards).where(eq(boards.id, boardId));
  return row;
}

/** Which generation a board's document is of; undefined when there is none. */
export async function findGeneration(db: Queryable, boardId: string): Promise<number | undefined> {
  const [row] = await db.select({ generation: boardDocs.generation }).from(boardDocs).where(eq(boardDocs.id, boardId));
  return row?.generation;
}

/** Boards of an organisation, last changed first, with the name of who made them. */
export async function listBoardRows(db: Queryable, orgId: string, archived: boolean) {
  return db
    .select({
      id: boards.id,
      title: boards.title,
      createdBy: users.name,
      createdAt: boards.createdAt,
      changedAt: boards.changedAt,
      archivedAt: boards.archivedAt,
    })
    .from(boards)
    .leftJoin(users, eq(users.id, boards.createdBy))
    .where(and(eq(boards.orgId, orgId), archived ? isNotNull(boards.archivedAt) : isNull(boards.archivedAt)))
    .orderBy(desc(boards.changedAt), boards.id);
}

export async function insertBoard(db: Queryable, row: typeof boards.$inferInsert): Promise<void> {
  await db.insert(boards).values(row);
}

export async function updateBoard(
  db: Queryable,
  boardId: string,
  change: { readonly title?: string; readonly archivedAt?: Date | null },
): Promise<void> {
  await db.update(boards).set(change).where(eq(boards.id, boardId));
}
