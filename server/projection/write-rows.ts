import { and, eq, inArray } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from '#server/db/client.ts';
import {
  rowActions,
  rowDependencies,
  rowInitiatives,
  rowMilestones,
  rowRiskLinks,
  rowRisks,
  rowTeams,
} from '#server/db/schema/projected-rows.ts';
import type { BoardRows, RowsByRecord } from './board-rows.ts';

/** Rows of one INSERT: a statement holds at most 65,535 parameters. */
const ROWS_AN_INSERT = 1000;

/**
 * Makes the tables show `after`. They must show `before` now; null where that isn't known: all rows of the board are
 * written anew then. Call inside a transaction that holds the board's row of board_projections.
 */
export async function writeRows(
  tx: Queryable,
  boardId: string,
  before: BoardRows | null,
  after: BoardRows,
): Promise<void> {
  const write = async <T extends ProjectedTable>(
    table: T,
    record: PgColumn,
    was: RowsByRecord<T> | undefined,
    is: RowsByRecord<T>,
  ) => {
    if (!was) await tx.delete(table).where(eq(table.boardId, boardId));
    const { gone, fresh } = changesOf<T['$inferInsert']>(was ?? new Map(), is);
    for (const ids of chunks(gone)) {
      await tx.delete(table).where(and(eq(table.boardId, boardId), inArray(record, ids)));
    }
    for (const rows of chunks(fresh)) await tx.insert(table).values(rows);
  };
  await write(rowTeams, rowTeams.id, before?.teams, after.teams);
  await write(rowInitiatives, rowInitiatives.id, before?.initiatives, after.initiatives);
  await write(rowMilestones, rowMilestones.id, before?.milestones, after.milestones);
  await write(rowDependencies, rowDependencies.id, before?.dependencies, after.dependencies);
  await write(rowRisks, rowRisks.id, before?.risks, after.risks);
  await write(rowRiskLinks, rowRiskLinks.riskId, before?.riskLinks, after.riskLinks);
  await write(rowActions, rowActions.id, before?.actions, after.actions);
}

type ProjectedTable = PgTable & { readonly boardId: PgColumn };

/** The records whose rows must go, and the rows that must come: a changed record does both. */
function changesOf<Row extends object>(
  before: ReadonlyMap<string, readonly Row[]>,
  after: ReadonlyMap<string, readonly Row[]>,
): { readonly gone: readonly string[]; readonly fresh: readonly Row[] } {
  const gone: string[] = [];
  const fresh: Row[] = [];
  for (const id of before.keys()) if (!after.has(id)) gone.push(id);
  for (const [id, rows] of after) {
    const old = before.get(id);
    if (old && sameRows(old, rows)) continue;
    if (old) gone.push(id);
    fresh.push(...rows);
  }
  return { gone, fresh };
}

function sameRows<Row extends object>(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, i) => sameRow(row, b[i]));
}

function sameRow<Row extends object>(a: Row, b: Row | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof Row)[]).every((name) => a[name] === b[name]);
}

function chunks<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += ROWS_AN_INSERT) {
    parts.push(items.slice(start, start + ROWS_AN_INSERT));
  }
  return parts;
}
