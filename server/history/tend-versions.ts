import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#server/db/client.ts';
import { snapshots } from '#server/db/schema/snapshots.ts';
import { lockContents, storeContent } from './content/store-content.ts';
import type { VersionEncoder } from './content/version-encoder.ts';
import { versionsToDrop } from './thinning.ts';

export interface TendOptions {
  readonly db: Database;
  readonly encoder: VersionEncoder;
  readonly onError: (error: unknown, boardId: string) => void;
}

/** Thins the automatic versions of all boards, and lets go what no version holds any more, board by board. */
export async function thinVersions({ db, onError }: Omit<TendOptions, 'encoder'>, goOn: () => boolean): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select board_id as id from snapshots
    where kind = 'automatic' and taken_at < now() - interval '1 day' group by board_id having count(*) > 1`);
  for (const { id } of rows) {
    if (!goOn()) return;
    try {
      await thinBoard(db, id);
    } catch (error) {
      onError(error, id);
    }
  }
}

export async function thinBoard(db: Database, boardId: string): Promise<void> {
  // By the clock of the database, as all instants here. What somebody saw last (visits.ts) or made a baseline stays.
  const { rows } = await db.execute<{ id: string; takenAt: number; isKept: boolean; now: number }>(sql`
    with referred as (
      select (
        select id from snapshots seen where seen.board_id = ${boardId} and seen.taken_at <= visit.at
        order by seen.taken_at desc, seen.id desc limit 1) as id
      from board_visits, lateral (values (visited_at), (previous_visit_at)) as visit (at)
      where board_id = ${boardId}
      union select (
        select id from snapshots next where next.board_id = ${boardId} and next.taken_at > visit.at
        order by next.taken_at, next.id limit 1)
      from board_visits, lateral (values (visited_at), (previous_visit_at)) as visit (at)
      where board_id = ${boardId}
      union select "to" #>> '{}' from board_activity
      where board_id = ${boardId} and record_kind = 'meta' and field = 'baselineSnapshotId')
    select id, (extract(epoch from taken_at) * 1000)::float8 as "takenAt", id in (select id from referred where id is not null)
      as "isKept", (extract(epoch from now()) * 1000)::float8 as now
    from snapshots where board_id = ${boardId} and kind = 'automatic'`);
  const dropped = versionsToDrop(rows, rows[0]?.now ?? 0);
  if (dropped.length === 0) return;
  await db.transaction(async (tx) => {
    await lockContents(tx, boardId);
    await tx
      .delete(snapshots)
      .where(and(eq(snapshots.boardId, boardId), eq(snapshots.kind, 'automatic'), inArray(snapshots.id, [...dropped])));
    await letGo(tx, boardId);
  });
}

/** Removes what no version of the board refers to any more. In a transaction that has `lockContents`. */
async function letGo(tx: Queryable, boardId: string): Promise<void> {
  await tx.execute(sql`
    delete from snapshot_contents held where held.board_id = ${boardId} and not exists (
      select 1 from snapshots s where s.board_id = ${boardId} and s.content_hash = held.hash)`);
  await tx.execute(sql`
    with held as materialized (
      select is_listed, state_chunks || view_chunks as hashes from snapshot_contents where board_id = ${boardId}),
    named as materialized (
      select distinct is_listed, substring(hashes from place for 16) as hash
      from held, generate_series(1, length(hashes), 16) as place),
    -- A list has its hashes behind the byte that says how it is packed.
    used as materialized (
      select hash from named
      union select substring(list.bytes from place for 16)
      from named join snapshot_chunks list on list.board_id = ${boardId} and list.hash = named.hash,
        generate_series(2, length(list.bytes), 16) as place
      where named.is_listed)
    delete from snapshot_chunks chunk where chunk.board_id = ${boardId}
      and not exists (select 1 from used where used.hash = chunk.hash)`);
}

const MOVED_AT_A_TIME = 20;

/**
 * Moves what versions of older builds hold from their rows into pieces, a few of them; answers the ids of those that it
 * could not read, which are to be passed over from then on.
 */
export async function moveOldVersions(
  { db, encoder, onError }: TendOptions,
  passedOver: readonly string[],
  goOn: () => boolean,
): Promise<readonly string[]> {
  const old = await db
    .select({ id: snapshots.id, boardId: snapshots.boardId })
    .from(snapshots)
    .where(
      and(
        isNull(snapshots.contentHash),
        isNotNull(snapshots.state),
        passedOver.length > 0 ? sql`${snapshots.id} not in ${[...passedOver]}` : undefined,
      ),
    )
    .limit(MOVED_AT_A_TIME);
  const failed: string[] = [];
  for (const { id, boardId } of old) {
    if (!goOn()) break;
    try {
      await moveVersion(db, encoder, boardId, id);
    } catch (error) {
      failed.push(id);
      onError(error, boardId);
    }
  }
  return failed;
}

async function moveVersion(db: Database, encoder: VersionEncoder, boardId: string, id: string): Promise<void> {
  const [row] = await db.select({ state: snapshots.state }).from(snapshots).where(eq(snapshots.id, id));
  if (!row?.state) return;
  const content = await encoder.encode([row.state]);
  const { hash: contentHash, counts, schemaVersion } = content;
  await db.transaction(async (tx) => {
    await lockContents(tx, boardId);
    await storeContent(tx, boardId, content);
    await tx
      .update(snapshots)
      .set({ contentHash, counts, schemaVersion, state: null, view: null })
      .where(eq(snapshots.id, id));
  });
}
