import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { readVersions } from '#server/history/read-versions.ts';
import { storableJson } from '#server/projection/storable-text.ts';

const SECTIONS: ReadonlySet<string> = new Set(['meta', 'teams', 'initiatives', 'milestones', 'dependencies']);

/**
 * The boards of an organisation as they were when a snapshot was taken, each by its last version up to that moment, as
 * linksOfPictures takes them. A version that is damaged is passed over: its board has no links then.
 */
export async function readPictures(db: Database, orgId: string, snapshotId: string): Promise<string> {
  const { rows } = await db.execute<{ id: string; boardId: string }>(sql`
    select distinct on (s.board_id) s.board_id as "boardId", s.id
    from snapshots s join boards scope on scope.id = s.board_id
    where scope.org_id = ${orgId} and scope.archived_at is null and s.taken_at <= (
      select asked.taken_at from snapshots asked join boards b on b.id = asked.board_id
      where asked.id = ${snapshotId} and b.org_id = ${orgId})
    order by s.board_id, s.taken_at desc, s.id desc`);
  const pictures: string[] = [];
  for (const { id, boardId } of rows) {
    for await (const { board } of readVersions(db, boardId, [id], SECTIONS)) {
      if (board) pictures.push(storableJson({ board_id: boardId, view: board }));
    }
  }
  return `[${pictures.join(',')}]`;
}
