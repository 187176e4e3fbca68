import type { Access } from '#server/auth/access.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import { parseDocumentId } from '#shared/protocol/document-id.ts';
import { AccessDenied } from '../auth/access-denied.ts';
import type { Authorise } from './upgrade.ts';

/** Who opens a socket, by the session in its cookie, and in which role. */
export function authoriseBySession(accounts: Accounts, access: Access): Authorise {
  return async (req, docId) => {
    const boardId = parseDocumentId(docId)?.boardId ?? '';
    const session = await accounts.sessionFromCookie(req.headers.cookie);
    try {
      const { role, session: checked } = await access.requireBoard(session, boardId, 'board:read');
      return { ok: true, user: { id: checked.user.id, name: checked.user.name }, role };
    } catch (error) {
      if (error instanceof AccessDenied) return { ok: false, status: error.status as 401 | 403 | 404 };
      throw error;
    }
  };
}
