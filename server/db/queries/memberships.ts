import { and, asc, eq, sql } from 'drizzle-orm';
import type { Role } from '#shared/permissions/role.ts';
import type { Queryable } from '../client.ts';
import { memberships, organisations, users } from '../schema/accounts.ts';

/** A member of an organisation, with the person behind it. */
export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
}

const one = (orgId: string, userId: string) => and(eq(memberships.orgId, orgId), eq(memberships.userId, userId));

export async function findRole(db: Queryable, orgId: string, userId: string): Promise<Role | null> {
  const [row] = await db.select({ role: memberships.role }).from(memberships).where(one(orgId, userId));
  return row?.role ?? null;
}

/** Members by name. */
export function listMembers(db: Queryable, orgId: string): Promise<MemberRow[]> {
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      createdAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.orgId, orgId))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));
}

export async function insertMembership(
  db: Queryable,
  row: { readonly orgId: string; readonly userId: string; readonly role: Role },
): Promise<void> {
  await db.insert(memberships).values(row);
}

export async function updateRole(db: Queryable, orgId: string, userId: string, role: Role): Promise<void> {
  await db.update(memberships).set({ role }).where(one(orgId, userId));
}

export async function deleteMembership(db: Queryable, orgId: string, userId: string): Promise<void> {
  await db.delete(memberships).where(one(orgId, userId));
}

/** Keeps others from changing members of this organisation until the transaction ends. */
export async function lockMembers(tx: Queryable, orgId: string): Promise<void> {
  await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, orgId)).for('update');
}

export async function countOwners(db: Queryable, orgId: string): Promise<number> {
  return db.$count(memberships, and(eq(memberships.orgId, orgId), eq(memberships.role, 'owner')));
}
