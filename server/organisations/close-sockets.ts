import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { Database } from '../db/client.ts';
import { listBoardIds } from '../db/queries/boards.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { AccessChange } from './members.ts';

/**
 * Closes a person's sockets on the boards of an organisation when their role there changed: a changed role connects
 * again and is asked anew, lost access is final.
 */
export function closeSocketsOf(db: Database, rooms: Pick<Rooms, 'closeConnections'>) {
  return async ({ userId, orgId, role }: AccessChange): Promise<void> => {
    const code = role ? CLOSE.restart : CLOSE.accessGone;
    for (const boardId of await listBoardIds(db, orgId)) rooms.closeConnections({ userId, boardId }, code);
  };
}
