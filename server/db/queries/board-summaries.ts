import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { boards } from '../schema/boards.ts';
import { boardProjections, rowInitiatives, rowRisks, rowTeams } from '../schema/projected-rows.ts';

export interface BoardCounts {
  readonly initiatives: number;
  /** Initiatives that are at risk or blocked. */
  readonly inTrouble: number;
  /** Risks that are neither closed nor have happened. */
  readonly risks: number;
  /** Of these, those at level high or very high. */
  readonly severeRisks: number;
}

const count = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${condition}))::int`;

/** Counts of every projected board of an organisation. A board that isn't projected yet is missing. */
export async function countOnBoards(
  db: Queryable,
  orgId: string,
  archived: boolean,
): Promise<ReadonlyMap<string, BoardCounts>> {
  const listed = and(eq(boards.orgId, orgId), archived ? isNotNull(boards.archivedAt) : isNull(boards.archivedAt));
  const initiatives = db
    .select({
      boardId: rowInitiatives.boardId,
      total: sql<number>`count(*)::int`.as('total'),
      inTrouble: count(sql`${rowInitiatives.status} in ('at-risk', 'blocked')`).as('in_trouble'),
    })
    .from(rowInitiatives)
    .groupBy(rowInitiatives.boardId)
    .as('counted_initiatives');
  const open = sql`${rowRisks.status} not in ('closed', 'happened')`;
  const risks = db
    .select({
      boardId: rowRisks.boardId,
      open: count(open).as('open_risks'),
      severe: count(sql`${open} and ${rowRisks.level} in ('H', 'VH')`).as('severe'),
    })
    .from(rowRisks)
    .groupBy(rowRisks.boardId)
    .as('counted_risks');
  const rows = await db
    .select({
      id: boards.id,
      initiatives: sql<number>`coalesce(${initiatives.total}, 0)`,
      inTrouble: sql<number>`coalesce(${initiatives.inTrouble}, 0)`,
      risks: sql<number>`coalesce(${risks.open}, 0)`,
      severeRisks: sql<number>`coalesce(${risks.severe}, 0)`,
    })
    .from(boards)
    .innerJoin(boardProjections, eq(boardProjections.boardId, boards.id))
    .leftJoin(initiatives, eq(initiatives.boardId, boards.id))
    .leftJoin(risks, eq(risks.boardId, boards.id))
    .where(listed);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

export interface BoardTeam {
  readonly name: string;
  readonly colour: string;
}

/** Lanes of every projected board of an organisation, in their order. */
export async function teamsOnBoards(db: Queryable, orgId: string): Promise<ReadonlyMap<string, readonly BoardTeam[]>> {
  const rows = await db
    .select({ boardId: rowTeams.boardId, name: rowTeams.name, colour: rowTeams.colour })
    .from(rowTeams)
    .innerJoin(boards, eq(boards.id, rowTeams.boardId))
    .where(eq(boards.orgId, orgId))
    .orderBy(rowTeams.boardId, sql`${rowTeams.order} collate "C"`, rowTeams.id);
  const teams = new Map<string, BoardTeam[]>();
  for (const { boardId, ...team } of rows) {
    const known = teams.get(boardId);
    if (known) known.push(team);
    else teams.set(boardId, [team]);
  }
  return teams;
}
