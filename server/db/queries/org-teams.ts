import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { organisations, orgTeams } from '../schema/accounts.ts';

export type OrgTeamRow = typeof orgTeams.$inferSelect;

/** Teams of an organisation in their order, archived ones included. Order keys sort by their bytes, in any locale. */
export function listTeamRows(db: Queryable, orgId: string): Promise<OrgTeamRow[]> {
  return db
    .select()
    .from(orgTeams)
    .where(eq(orgTeams.orgId, orgId))
    .orderBy(sql`${orgTeams.order} collate "C"`, orgTeams.id);
}

/** Keeps others from reordering this organisation's teams until the transaction ends. */
export async function lockTeams(tx: Queryable, orgId: string): Promise<void> {
  await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, orgId)).for('update');
}

/** Adds a team; false when the organisation has one of this name, whatever its case. */
export async function insertTeam(db: Queryable, row: typeof orgTeams.$inferInsert): Promise<boolean> {
  const inserted = await db.insert(orgTeams).values(row).onConflictDoNothing().returning({ id: orgTeams.id });
  return inserted.length === 1;
}

export type TeamChange = Partial<Pick<OrgTeamRow, 'name' | 'colour' | 'lead' | 'order' | 'archivedAt'>>;

/** Changes a team of this organisation; false when it has none of this id. */
export async function updateTeam(db: Queryable, orgId: string, teamId: string, change: TeamChange): Promise<boolean> {
  const updated = await db
    .update(orgTeams)
    .set(change)
    .where(and(eq(orgTeams.orgId, orgId), eq(orgTeams.id, teamId)))
    .returning({ id: orgTeams.id });
  return updated.length === 1;
}
