import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#server/db/client.ts';
import { snapshotContents, snapshots } from '#server/db/schema/snapshots.ts';
import type { EncodedContent } from './encode-content.ts';
import { nameOf, splitHashes } from './hash-lists.ts';
import { HASH_BYTES } from './pack.ts';

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

/** The pieces of this content but those lists, and what they list: few of many, so that the others are not looked at. */
function piecesBeyond(content: EncodedContent, known: readonly Uint8Array[]): readonly Chunk[] {
  const { hashes, packed, lengths, lists, listOf } = content;
  const names = new Set(known.map(nameOf));
  const isFresh: boolean[] = [];
  const pieces: Chunk[] = [];
  let at = 0;
  for (const [i, length] of lengths.entries()) {
    const hash = hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
    if (i < lists) isFresh.push(!names.has(nameOf(hash)));
    if (isFresh[i < lists ? i : (listOf[i - lists] ?? 0)])
      pieces.push({ hash, bytes: packed.subarray(at, at + length) });
    at += length;
  }
  return pieces;
}
