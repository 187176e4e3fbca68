import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { snapshotContents, snapshots } from '#server/db/schema/snapshots.ts';
import { healPlainBoard } from '#shared/board/heal-plain-board.ts';
import { isStepDue } from '#shared/board/migrations/migrate-board.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import type { ContentReader, StoredContent } from './content/content-reader.ts';
import { documentOfUpdates, viewOf } from './content/encode-content.ts';
import { DamagedContentError } from './content/pack.ts';

/** Where a version has what it holds: in pieces, or in its own row as older builds wrote it. */
export interface StoredVersion {
  readonly id: string;
  readonly boardId: string;
  readonly schemaVersion: number;
  readonly contentHash: string | null;
  readonly content: StoredContent | null;
  readonly state: Uint8Array | null;
  readonly view: unknown;
}

/** Versions of any boards by their ids, in no particular order. */
export async function findStored(db: Database, ids: readonly string[]): Promise<readonly StoredVersion[]> {
  const { stateChunks, viewChunks, isListed, viewLayout, stateSize } = snapshotContents;
  const rows = await db
    .select({
      id: snapshots.id,
      boardId: snapshots.boardId,
      schemaVersion: snapshots.schemaVersion,
      contentHash: snapshots.contentHash,
      state: snapshots.state,
      view: snapshots.view,
      content: { stateChunks, viewChunks, isListed, viewLayout, stateSize },
    })
    .from(snapshots)
    .leftJoin(
      snapshotContents,
      and(eq(snapshotContents.boardId, snapshots.boardId), eq(snapshotContents.hash, snapshots.contentHash)),
    )
    .where(inArray(snapshots.id, [...ids]));
  return rows;
}

/** The document's state (a Yjs update, V1). @throws DamagedContentError. */
export async function stateOfVersion(reader: ContentReader, version: StoredVersion): Promise<Uint8Array> {
  if (version.content) return reader.state(version.content);
  if (version.state) return version.state;
  throw new DamagedContentError('What it held is missing.');
}

/**
 * The records, in our schema; `only` some sections, where the others are not asked for. @throws DamagedContentError.
 */
export async function boardOfVersion(
  reader: ContentReader,
  version: StoredVersion,
  only?: ReadonlySet<string>,
): Promise<PlainBoard> {
  const { schemaVersion, content, view } = version;
  if (isStepDue(schemaVersion)) {
    const doc = documentOfUpdates([await stateOfVersion(reader, version)]);
    const migrated = viewOf(doc);
    doc.destroy();
    return migrated;
  }
  if (content) return reader.view(content, schemaVersion, only);
  // Written by older builds alone, always from a PlainBoard.
  if (view) return healPlainBoard(view as Readonly<Record<string, unknown>>, schemaVersion);
  throw new DamagedContentError('What it held is missing.');
}

/** Remembers for lists that a version can't be read, or that it can again. */
export async function noteDamage(db: Database, version: StoredVersion, damage: string | null): Promise<void> {
  const { boardId, contentHash } = version;
  if (contentHash === null) return;
  await db
    .update(snapshotContents)
    .set({ damage })
    .where(and(eq(snapshotContents.boardId, boardId), eq(snapshotContents.hash, contentHash)));
}
