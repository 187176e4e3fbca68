import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import type { CrossTeamLinks, LinkFilter, SnapshotChoice } from '#shared/dependencies/cross-team-links.ts';
import { linksNow, linksOfPictures } from './link-sources.ts';
import { readLinks } from './read-links.ts';
import { readPictures } from './read-pictures.ts';

/** Dependencies across teams and boards. Asks nothing about permission: its callers do. */
export interface Dependencies {
  /**
   * Matrix and list over all boards of the organisation that are not archived, now or as of a snapshot of one of them.
   * A snapshot of nobody or of another organisation answers no links.
   */
  read(orgId: string, asOf: 'now' | { readonly snapshotId: string }, filter: LinkFilter): Promise<CrossTeamLinks>;
  /** The moments to look back at: named snapshots, the latest automatic ones, and `chosen` if it is there; newest first. */
  moments(orgId: string, chosen?: string): Promise<readonly SnapshotChoice[]>;
}

const NAMED_MOMENTS = 200;
const AUTOMATIC_MOMENTS = 50;

export function createDependencies({ db }: { readonly db: Database }): Dependencies {
  return {
    async read(orgId, asOf, filter) {
      const source =
        asOf === 'now' ? linksNow(orgId) : linksOfPictures(orgId, await readPictures(db, orgId, asOf.snapshotId));
      return readLinks(db, orgId, source, filter);
    },
    async moments(orgId, chosen = '') {
      const { rows } = await db.execute<Omit<SnapshotChoice, 'takenAt'> & { takenAt: Date | string }>(sql`
        select id, name, kind, "boardTitle", "takenAt" from (
          select s.id, s.name, s.kind, b.title as "boardTitle", s.taken_at as "takenAt",
            row_number() over (partition by s.kind order by s.taken_at desc) as age
          from snapshots s join boards b on b.id = s.board_id
          where b.org_id = ${orgId} and b.archived_at is null) as aged
        where age <= case kind when 'named' then ${NAMED_MOMENTS}::int else ${AUTOMATIC_MOMENTS}::int end
          or id = ${chosen}
        order by "takenAt" desc, id`);
      return rows.map((row) => ({ ...row, takenAt: new Date(row.takenAt) }));
    },
  };
}
