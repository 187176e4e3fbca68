import { eq } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { boards } from '#server/db/schema/boards.ts';
import type { AccessChange, Members } from '#server/organisations/members.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { Rooms } from './rooms.ts';

/** Ends the sockets of a member who was removed, and has one whose role changed connect again in the new one. */
export function closeOnAccessChange(
  db: Database,
  members: Members,
  rooms: Pick<Rooms, 'closeConnections'>,
): () => void {
  return members.onAccessChanged(async ({ userId, orgId, role }: AccessChange) => {
    const rows = await db.select({ id: boards.id }).from(boards).where(eq(boards.orgId, orgId));
    const code = role === null ? CLOSE.accessGone : CLOSE.restart;
    for (const { id } of rows) rooms.closeConnections({ userId, boardId: id }, code);
  });
}
