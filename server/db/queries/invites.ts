import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { invites, organisations, users } from '../schema/accounts.ts';

export type InviteRow = typeof invites.$inferSelect;

export async function insertInvite(db: Queryable, row: typeof invites.$inferInsert): Promise<void> {
  await db.insert(invites).values(row);
}

/** Invitations that can still be accepted, newest first, with who made them. */
export function listOpenInvites(db: Queryable, orgId: string, now: Date) {
  return db
    .select({
      id: invites.id,
      role: invites.role,
      createdBy: users.name,
      createdAt: invites.createdAt,
      expiresAt: invites.expiresAt,
    })
    .from(invites)
    .leftJoin(users, eq(users.id, invites.createdBy))
    .where(and(eq(invites.orgId, orgId), isNull(invites.usedAt), isNull(invites.revokedAt), gt(invites.expiresAt, now)))
    .orderBy(desc(invites.createdAt));
}

/** The invitation with this token's digest, and the name of its organisation. */
export async function findInvite(db: Queryable, tokenHash: string) {
  const [row] = await db
    .select({ invite: invites, organisation: organisations.name })
    .from(invites)
    .innerJoin(organisations, eq(organisations.id, invites.orgId))
    .where(eq(invites.tokenHash, tokenHash));
  return row;
}

/** The same, locked until the transaction ends: of two who accept at once the second sees it used. */
export async function lockInvite(tx: Queryable, tokenHash: string): Promise<InviteRow | undefined> {
  const [row] = await tx.select().from(invites).where(eq(invites.tokenHash, tokenHash)).for('update');
  return row;
}

export async function markInviteUsed(db: Queryable, id: string, usedBy: string, usedAt: Date): Promise<void> {
  await db.update(invites).set({ usedBy, usedAt }).where(eq(invites.id, id));
}

/** Takes back an invitation that nobody used yet. */
export async function revokeInvite(db: Queryable, orgId: string, id: string, revokedAt: Date): Promise<void> {
  await db
    .update(invites)
    .set({ revokedAt })
    .where(and(eq(invites.orgId, orgId), eq(invites.id, id), isNull(invites.usedAt)));
}
