import { asc, eq } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { snapshots } from '#server/db/schema/snapshots.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import type { SlipItem, SlipLine, SlipPoint, SlipSeries } from '#shared/history/slip-series.ts';
import { readVersions } from './read-versions.ts';

interface Row extends SlipPoint {
  readonly kind: SlipItem['kind'];
  readonly id: string;
  readonly title: string;
}

const SECTIONS: ReadonlySet<string> = new Set(['initiatives', 'milestones']);

/**
 * The dates of an item through all versions of its board: the end of an initiative with the dates of its stages, or the
 * date of a milestone. Null when it is in no version. Versions that are damaged are passed over.
 */
export async function readSlips(db: Database, boardId: string, item: SlipItem): Promise<SlipSeries | null> {
  const versions = await db
    .select({ id: snapshots.id, name: snapshots.name, takenAt: snapshots.takenAt })
    .from(snapshots)
    .where(eq(snapshots.boardId, boardId))
    .orderBy(asc(snapshots.takenAt), asc(snapshots.id));
  const byId = new Map(versions.map((version) => [version.id, version]));
  const rows: Row[] = [];
  for await (const { id, board } of readVersions(db, boardId, [...byId.keys()], SECTIONS)) {
    const version = byId.get(id);
    if (!board || !version) continue;
    const asOf = version.takenAt.toISOString().slice(0, 10);
    for (const dated of datesOf(board, item, asOf)) {
      rows.push({ snapshotId: id, snapshot: version.name, asOf, ...dated });
    }
  }
  return seriesOf(rows, item.id);
}

function datesOf(
  { initiatives, milestones }: PlainBoard,
  { kind, id }: SlipItem,
  asOf: string,
): readonly Omit<Row, 'snapshotId' | 'snapshot' | 'asOf'>[] {
  const own = kind === 'initiatives' ? initiatives.filter((initiative) => initiative.id === id) : [];
  const dated = milestones.filter(
    (milestone) => (kind === 'initiatives' ? milestone.initiativeId : milestone.id) === id,
  );
  return [
    ...own.map(({ title, end, status }) => {
      const done = status === 'done' || status === 'dropped';
      return { kind: 'initiatives' as const, id, title, planned: end, done };
    }),
    ...dated.map(({ id: milestoneId, title, date }) => {
      return { kind: 'milestones' as const, id: milestoneId, title, planned: date, done: date !== null && date < asOf };
    }),
  ];
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
