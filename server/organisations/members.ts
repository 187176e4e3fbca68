import type { Role } from '#shared/permissions/role.ts';
import { announceAccessChange } from '../auth/access-changes.ts';
import type { Database } from '../db/client.ts';
import {
  countOwners,
  deleteMembership,
  findRole,
  insertMembership,
  listMembers,
  lockMembers,
  type MemberRow,
  updateRole,
} from '../db/queries/memberships.ts';

/** `last-owner`: an organisation always keeps one owner. `no-member`: the person isn't, or no longer, in it. */
export type MemberChange = { readonly ok: true } | { readonly ok: false; readonly reason: 'last-owner' | 'no-member' };

/** What a person may do in an organisation from now on; `role` null: nothing any more. */
export interface AccessChange {
  readonly userId: string;
  readonly orgId: string;
  readonly role: Role | null;
}

export interface Members {
  /** Members by name. */
  list(orgId: string): Promise<MemberRow[]>;
  /** Adds somebody; who is a member already gets this role. */
  add(orgId: string, userId: string, role: Role): Promise<MemberChange>;
  changeRole(orgId: string, userId: string, role: Role): Promise<MemberChange>;
  remove(orgId: string, userId: string): Promise<MemberChange>;
  /** Told after the commit and before the change answers: whoever holds sockets open closes them. Answers its end. */
  onAccessChanged(listener: (change: AccessChange) => void | Promise<void>): () => void;
}

export function createMembers(db: Database): Members {
  const listeners = new Set<(change: AccessChange) => void | Promise<void>>();

  /** Runs a change of one member under the lock of all, so that two owners can't demote each other at once. */
  async function change(
    orgId: string,
    userId: string,
    next: Role | null,
    whenMissing: 'add' | 'refuse',
  ): Promise<MemberChange> {
    const result = await db.transaction(async (tx): Promise<MemberChange> => {
      await lockMembers(tx, orgId);
      const role = await findRole(tx, orgId, userId);
      if (!role) {
        if (whenMissing === 'refuse' || !next) return { ok: false, reason: 'no-member' };
        await insertMembership(tx, { orgId, userId, role: next });
        return { ok: true };
      }
      const leavesOwner = role === 'owner' && next !== 'owner';
      if (leavesOwner && (await countOwners(tx, orgId)) === 1) return { ok: false, reason: 'last-owner' };
      if (next) await updateRole(tx, orgId, userId, next);
      else await deleteMembership(tx, orgId, userId);
      await announceAccessChange(tx, { userId });
      return { ok: true };
    });
    if (result.ok) for (const listener of listeners) await listener({ userId, orgId, role: next });
    return result;
  }

  return {
    list: (orgId) => listMembers(db, orgId),
    add: (orgId, userId, role) => change(orgId, userId, role, 'add'),
    changeRole: (orgId, userId, role) => change(orgId, userId, role, 'refuse'),
    remove: (orgId, userId) => change(orgId, userId, null, 'refuse'),
    onAccessChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
