import { asc, eq, sql } from 'drizzle-orm';
import type { Role } from '#shared/permissions/role.ts';
import type { Queryable } from '../client.ts';
import { memberships, organisations } from '../schema/accounts.ts';

export type OrganisationRow = typeof organisations.$inferSelect;

export async function findOrganisation(db: Queryable, orgId: string): Promise<OrganisationRow | undefined> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, orgId));
  return row;
}

/** Organisations of this name, whatever its case. */
export function findOrganisationsByName(db: Queryable, name: string): Promise<OrganisationRow[]> {
  return db.select().from(organisations).where(sql`lower(${organisations.name}) = lower(${name.trim()})`);
}

export async function insertOrganisation(db: Queryable, row: { id: string; name: string }): Promise<void> {
  await db.insert(organisations).values(row);
}

export async function renameOrganisation(db: Queryable, orgId: string, name: string): Promise<void> {
  await db.update(organisations).set({ name }).where(eq(organisations.id, orgId));
}

export function listAllOrganisations(db: Queryable): Promise<OrganisationRow[]> {
  return db.select().from(organisations).orderBy(asc(organisations.name));
}

/** The organisations a person is a member of, by name. */
export function listOrganisationsOf(
  db: Queryable,
  userId: string,
): Promise<{ id: string; name: string; role: Role }[]> {
  return db
    .select({ id: organisations.id, name: organisations.name, role: memberships.role })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.orgId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organisations.name), asc(organisations.id));
}
