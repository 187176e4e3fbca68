import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '#shared/permissions/role.ts';
import type { Database } from '../db/client.ts';
import {
  findInvite,
  type InviteRow,
  insertInvite,
  listOpenInvites,
  lockInvite,
  markInviteUsed,
  revokeInvite,
} from '../db/queries/invites.ts';
import { findRole, insertMembership } from '../db/queries/memberships.ts';

const INVITE_DAYS = 14;
const DAY_MS = 86_400_000;

export type InviteState = 'open' | 'used' | 'revoked' | 'expired';

/** What somebody who holds a link may know of it. */
export interface Invitation {
  readonly state: InviteState;
  readonly orgId: string;
  readonly organisation: string;
  readonly role: Role;
}

export type Accepted =
  | { readonly ok: true; readonly orgId: string; readonly alreadyMember: boolean }
  | { readonly ok: false; readonly state: Exclude<InviteState, 'open'> | 'unknown' };

/** Invitations by link: with a role, for one person, for a while, until taken back. */
export interface Invites {
  /** How long a link is good for. */
  readonly days: number;
  /** Makes a link's token. It is given once and not kept: only its digest is. */
  create(invite: { orgId: string; role: Role; createdBy: string }): Promise<{ id: string; token: string }>;
  /** Those that can still be accepted, newest first. */
  listOpen(orgId: string): ReturnType<typeof listOpenInvites>;
  revoke(orgId: string, inviteId: string): Promise<void>;
  find(token: string): Promise<Invitation | null>;
  /** Makes the person a member and uses the link up. A member stays what they are, and the link stays good. */
  accept(token: string, userId: string): Promise<Accepted>;
}

export interface InvitesOptions {
  readonly db: Database;
  readonly now: () => Date;
  readonly newId: () => string;
}

const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');

function stateOf(invite: InviteRow, now: Date): InviteState {
  if (invite.usedAt) return 'used';
  if (invite.revokedAt) return 'revoked';
  return invite.expiresAt <= now ? 'expired' : 'open';
}

export function createInvites({ db, now, newId }: InvitesOptions): Invites {
  return {
    days: INVITE_DAYS,
    async create({ orgId, role, createdBy }) {
      const [id, token, createdAt] = [newId(), randomBytes(24).toString('base64url'), now()];
      const expiresAt = new Date(createdAt.getTime() + INVITE_DAYS * DAY_MS);
      await insertInvite(db, { id, tokenHash: digest(token), orgId, role, createdBy, createdAt, expiresAt });
      return { id, token };
    },
    listOpen: (orgId) => listOpenInvites(db, orgId, now()),
    revoke: (orgId, inviteId) => revokeInvite(db, orgId, inviteId, now()),
    async find(token) {
      const found = await findInvite(db, digest(token));
      if (!found) return null;
      const { invite, organisation } = found;
      return { state: stateOf(invite, now()), orgId: invite.orgId, organisation, role: invite.role };
    },
    accept: (token, userId) =>
      db.transaction(async (tx): Promise<Accepted> => {
        const invite = await lockInvite(tx, digest(token));
        if (!invite) return { ok: false, state: 'unknown' };
        const { orgId, role } = invite;
        if (await findRole(tx, orgId, userId)) return { ok: true, orgId, alreadyMember: true };
        const state = stateOf(invite, now());
        if (state !== 'open') return { ok: false, state };
        await insertMembership(tx, { orgId, userId, role });
        await markInviteUsed(tx, invite.id, userId, now());
        return { ok: true, orgId, alreadyMember: false };
      }),
  };
}
