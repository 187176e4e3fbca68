import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import type { SlipItem, SlipLine, SlipPoint, SlipSeries } from '#shared/history/slip-series.ts';

interface Row extends Record<string, unknown> {
  readonly snapshotId: string;
  readonly snapshot: string;
  readonly asOf: string;
  readonly kind: SlipItem['kind'];
  readonly id: string;
  readonly title: string;
  readonly planned: string | null;
  readonly done: boolean;
}

/**
 * The dates of an item through all versions of its board, read from the views that they keep: the end of an initiative
 * with the dates of its stages, or the date of a milestone. Null when it is in no version.
 */
export async function readSlips(db: Database, boardId: string, { kind, id }: SlipItem): Promise<SlipSeries | null> {
  const ofItem = kind === 'initiatives' ? sql`r."initiativeId" = ${id}` : sql`r.id = ${id}`;
  const { rows } = await db.execute<Row>(sql`
    with version as materialized (
      select id, name, taken_at, view -> 'initiatives' as initiatives, view -> 'milestones' as milestones
      from snapshots where board_id = ${boardId}),
    item as (
      select v.id as version_id, v.name, v.taken_at, 'initiatives' as kind, r.id, r.title, r."end" as planned,
        r.status in ('done', 'dropped') as done
      from version v, jsonb_to_recordset(v.initiatives) as r (id text, title text, "end" text, status text)
      where ${kind} = 'initiatives' and r.id = ${id}
      union all
      select v.id, v.name, v.taken_at, 'milestones', r.id, r.title, r.date, r.date < to_char(v.taken_at, 'YYYY-MM-DD')
      from version v, jsonb_to_recordset(v.milestones) as r (id text, title text, date text, "initiativeId" text)
      where ${ofItem})
    select version_id as "snapshotId", name as snapshot, to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD') as "asOf",
      kind, id, title, planned, coalesce(done, false) as done
    from item order by taken_at, version_id`);
  return seriesOf(rows, id);
}

function seriesOf(rows: readonly Row[], itemId: string): SlipSeries | null {
  const lines = new Map<string, Omit<SlipLine, 'points'> & { title: string; points: SlipPoint[] }>();
  for (const { kind, id, title, ...point } of rows) {
    const line = lines.get(id);
    // Called as it was last.
    if (line) line.title = title;
    if (line) line.points.push(point);
    else lines.set(id, { id, kind, title, points: [point] });
  }
  const title = lines.get(itemId)?.title;
  if (title === undefined) return null;
  // The item itself before its stages.
  const [own, stages] = [[...lines.values()].filter(({ id }) => id === itemId), [...lines.values()]];
  return { title, lines: [...own, ...stages.filter(({ id }) => id !== itemId)] };
}
