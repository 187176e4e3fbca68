import { type Action, can } from '#shared/permissions/can.ts';
import type { Role } from '#shared/permissions/role.ts';
import type { Database } from '../db/client.ts';
import { type BoardRow, findBoard } from '../db/queries/boards.ts';
import { findRole } from '../db/queries/memberships.ts';
import { findOrganisation, type OrganisationRow } from '../db/queries/organisations.ts';
import { AccessDenied } from './access-denied.ts';
import type { RequestSession } from './request-session.ts';

/** The one place of the server that asks for permission. Every method throws AccessDenied when the answer is no. */
export interface Access {
  /** The person's session. */
  requireSession(session: RequestSession | null): RequestSession;
  requireOrg(session: RequestSession | null, orgId: string, action: Action): Promise<OrgAccess>;
  requireBoard(session: RequestSession | null, boardId: string, action: Action): Promise<BoardAccess>;
  /** A person's role in the organisation of a board; null for who is no member, and for a board that isn't there. */
  boardRole(userId: string, boardId: string): Promise<Role | null>;
}

export interface OrgAccess {
  readonly organisation: OrganisationRow;
  readonly role: Role;
  readonly session: RequestSession;
}

export interface BoardAccess {
  readonly board: BoardRow;
  readonly role: Role;
  readonly session: RequestSession;
}

export function createAccess({ db }: { readonly db: Database }): Access {
  function requireSession(session: RequestSession | null): RequestSession {
    if (!session) throw new AccessDenied(401);
    return session;
  }

  async function requireRole(session: RequestSession, orgId: string, action: Action): Promise<Role> {
    const role = await findRole(db, orgId, session.user.id);
    if (!role || !can(role, action)) throw new AccessDenied(403);
    return role;
  }

  return {
    requireSession,
    async requireOrg(given, orgId, action) {
      const session = requireSession(given);
      const organisation = await findOrganisation(db, orgId);
      if (!organisation) throw new AccessDenied(404);
      return { organisation, role: await requireRole(session, orgId, action), session };
    },
    async requireBoard(given, boardId, action) {
      const session = requireSession(given);
      const board = await findBoard(db, boardId);
      if (!board) throw new AccessDenied(404);
      return { board, role: await requireRole(session, board.orgId, action), session };
    },
    async boardRole(userId, boardId) {
      const board = await findBoard(db, boardId);
      return board ? findRole(db, board.orgId, userId) : null;
    },
  };
}
