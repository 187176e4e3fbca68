import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#server/db/client.ts';
import { snapshotContents, snapshots } from '#server/db/schema/snapshots.ts';
import type { EncodedContent } from './encode-content.ts';
import { nameOf, splitHashes } from './hash-lists.ts';

/** Until the transaction ends, nobody else adds to or removes from what the versions of this board share. */
export async function lockContents(tx: Queryable, boardId: string): Promise<void> {
  await tx.execute(sql`select 1 from boards where id = ${boardId} for no key update`);
}

/** Stores what is not there yet of a board's content. In a transaction that has `lockContents`. */
export async function storeContent(tx: Queryable, boardId: string, content: EncodedContent): Promise<void> {
  const { hash, stateChunks, viewChunks, viewLayout, stateSize, viewSize } = content;
  // Most of it is in the version before: what that lists is there, and need not be asked for piece by piece.
  const [last] = await tx
    .select({ stateChunks: snapshotContents.stateChunks, viewChunks: snapshotContents.viewChunks })
    .from(snapshots)
    .innerJoin(
      snapshotContents,
      and(eq(snapshotContents.boardId, snapshots.boardId), eq(snapshotContents.hash, snapshots.contentHash)),
    )
    .where(eq(snapshots.boardId, boardId))
    .orderBy(desc(snapshots.takenAt), desc(snapshots.id))
    .limit(1);
  const values = { boardId, hash, stateChunks, viewChunks, viewLayout, isListed: true, stateSize, viewSize };
  await tx.insert(snapshotContents).values(values).onConflictDoNothing();
  const wanted = piecesBeyond(content, last ? [last.stateChunks, last.viewChunks].flatMap(splitHashes) : []);
  if (wanted.length === 0) return;
  const { rows } = await tx.execute<{ hash: Uint8Array }>(sql`
    select hash from snapshot_chunks
    where board_id = ${boardId} and hash = any (${bytesArray(wanted.map((chunk) => chunk.hash))})`);
  const known = new Set(rows.map((row) => nameOf(row.hash)));
  const chunks = wanted.filter((chunk) => !known.has(nameOf(chunk.hash)));
  if (chunks.length === 0) return;
  await tx.execute(sql`
    insert into snapshot_chunks (board_id, hash, bytes)
    select ${boardId}, hash, bytes
    from unnest(${bytesArray(chunks.map((chunk) => chunk.hash))}, ${bytesArray(chunks.map((chunk) => chunk.bytes))})
      as chunk (hash, bytes)`);
}

/** Many byte strings as one parameter. */
export function bytesArray(values: readonly Uint8Array[]): SQL {
  const buffers = values.map((value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  return sql`${sql.param(buffers)}::bytea[]`;
}

interface Chunk {
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The pieces of this content but those lists, and what they list. */
function piecesBeyond(content: EncodedContent, lists: readonly Uint8Array[]): readonly Chunk[] {
  const chunks = chunksOf(content);
  const known = new Set(lists.map(nameOf));
  const fresh = chunks.slice(0, content.lists).filter(({ hash }) => !known.has(nameOf(hash)));
  // A list is kept as it is behind the byte that says so.
  const wanted = new Set(fresh.flatMap(({ bytes }) => splitHashes(bytes.subarray(1))).map(nameOf));
  return [...fresh, ...chunks.slice(content.lists).filter(({ hash }) => wanted.has(nameOf(hash)))];
}

function chunksOf({ hashes, packed, lengths }: EncodedContent): readonly Chunk[] {
  let at = 0;
  return splitHashes(hashes).map((hash, i) => {
    const from = at;
    at += lengths[i] ?? 0;
    return { hash, bytes: packed.subarray(from, at) };
  });
}
