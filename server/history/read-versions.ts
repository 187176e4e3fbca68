import type { Database } from '#server/db/client.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { ContentReader } from './content/content-reader.ts';
import { DamagedContentError } from './content/pack.ts';
import { boardOfVersion, findStored, noteDamage } from './stored-version.ts';

/** What a version holds, or what keeps it from being read. */
export type ReadVersion =
  | { readonly id: string; readonly board: PlainBoard; readonly damage: null }
  | { readonly id: string; readonly board: null; readonly damage: string };

const AT_A_TIME = 50;

/**
 * The boards of these versions of a board, in the order asked for; ids of others are left out. Records that stay as they
 * are from one to the next are the same objects, where they are kept once. `only` some sections of them, where the
 * others are not asked for.
 */
export async function* readVersions(
  db: Database,
  boardId: string,
  ids: readonly string[],
  only?: ReadonlySet<string>,
): AsyncGenerator<ReadVersion, void> {
  const reader = new ContentReader(db, boardId);
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const wanted = ids.slice(at, at + AT_A_TIME);
    const stored = new Map((await findStored(db, wanted)).map((version) => [version.id, version]));
    const ours = wanted.flatMap((id) => stored.get(id) ?? []).filter((version) => version.boardId === boardId);
    if (!only) await reader.prepareViews(ours.flatMap(({ content }) => content ?? []));
    for (const version of ours) {
      try {
        yield { id: version.id, board: await boardOfVersion(reader, version, only), damage: null };
      } catch (error) {
        if (!(error instanceof DamagedContentError)) throw error;
        await noteDamage(db, version, error.message);
        yield { id: version.id, board: null, damage: error.message };
      }
    }
  }
}
