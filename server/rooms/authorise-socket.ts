import type { Access } from '#server/auth/access.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { Database } from '#server/db/client.ts';
import { type HeldAccess, readSocketAccess } from '#server/db/queries/socket-access.ts';
import { can } from '#shared/permissions/can.ts';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import { parseDocumentId } from '#shared/protocol/document-id.ts';
import { AccessDenied } from '../auth/access-denied.ts';
import type { OpenSocket, RecheckAccess } from './access-recheck.ts';
import type { Authorise } from './upgrade.ts';

/** Who opens a socket, by the session in its cookie, and in which role. */
export function authoriseBySession(accounts: Accounts, access: Access): Authorise {
  return async (req, docId) => {
    const boardId = parseDocumentId(docId)?.boardId ?? '';
    const session = await accounts.sessionFromCookie(req.headers.cookie);
    try {
      const { board, role, session: checked } = await access.requireBoard(session, boardId, 'board:read');
      const { user, sessionId } = checked;
      const boardArchived = board.archivedAt !== null;
      return { ok: true, user: { id: user.id, name: user.name }, sessionId, role, boardArchived };
    } catch (error) {
      if (error instanceof AccessDenied) return { ok: false, status: error.status as 401 | 403 | 404 };
      throw error;
    }
  };
}

/** The same question for sockets that are open, in one query for all of them. */
export function recheckBySession(db: Database): RecheckAccess {
  return async (sockets) => {
    // The clock by which sessions are opened, not the database's: between two clocks a socket would open and close.
    const held = await readSocketAccess(db, sockets, new Date());
    return sockets.map((socket, index) => closeCode(socket, held[index]));
  };
}

function closeCode(socket: OpenSocket, held: HeldAccess | undefined): CloseCode | null {
  if (!held?.signedIn) return CLOSE.signedOut;
  if (!held.boardExists) return CLOSE.boardGone;
  if (!can(held.role, 'board:read')) return CLOSE.accessGone;
  const isSame = held.role === socket.role && held.boardArchived === socket.boardArchived;
  return isSame ? null : CLOSE.restart;
}
