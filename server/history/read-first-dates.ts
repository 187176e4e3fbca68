import { asc, eq } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { snapshots } from '#server/db/schema/snapshots.ts';
import type { FirstDate } from '#shared/history/largest-slips.ts';
import { readVersions } from './read-versions.ts';

const SECTIONS: ReadonlySet<string> = new Set(['initiatives', 'milestones']);

interface Followed {
  readonly first: string;
  readonly asOf: string;
  last: string | null;
  moves: number;
}

/**
 * The first finish that each initiative and milestone of the last version ever had, and in how many versions it was
 * another than before. Versions that are damaged are passed over.
 */
export async function readFirstDates(db: Database, boardId: string): Promise<readonly FirstDate[]> {
  const versions = await db
    .select({ id: snapshots.id, takenAt: snapshots.takenAt })
    .from(snapshots)
    .where(eq(snapshots.boardId, boardId))
    .orderBy(asc(snapshots.takenAt), asc(snapshots.id));
  const takenAt = new Map(versions.map(({ id, takenAt: at }) => [id, at.toISOString().slice(0, 10)]));
  const followed = new Map<string, Followed>();
  let present = new Set<string>();
  for await (const { id, board } of readVersions(db, boardId, [...takenAt.keys()], SECTIONS)) {
    if (!board) continue;
    const asOf = takenAt.get(id) ?? '';
    present = new Set();
    const follow = (key: string, planned: string | null) => {
      present.add(key);
      const known = followed.get(key);
      if (!known && planned !== null) followed.set(key, { first: planned, asOf, last: planned, moves: 0 });
      if (!known || known.last === planned) return;
      known.last = planned;
      known.moves += 1;
    };
    for (const initiative of board.initiatives) follow(`initiatives/${initiative.id}`, initiative.end);
    for (const milestone of board.milestones) follow(`milestones/${milestone.id}`, milestone.date);
  }
  return [...followed]
    .filter(([key]) => present.has(key))
    .map(([of, { first, asOf, moves }]): FirstDate => ({ of, first, asOf, moves }));
}
