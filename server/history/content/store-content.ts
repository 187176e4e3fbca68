import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#server/db/client.ts';
import { snapshotContents, snapshots } from '#server/db/schema/snapshots.ts';
import type { EncodedContent } from './encode-content.ts';
import { HASH_BYTES } from './pack.ts';

/** Until the transaction ends, nobody else adds to or removes from what the versions of this board share. */
export async function lockContents(tx: Queryable, boardId: string): Promise<void> {
  await tx.execute(sql`select 1 from boards where id = ${boardId} for no key update`);
}

/** Stores what is not there yet of a board's content. In a transaction that has `lockContents`. */
export async function storeContent(tx: Queryable, boardId: string, content: EncodedContent): Promise<void> {
  const { hash, stateChunks, viewChunks, viewLayout, stateSize, viewSize } = content;
  // Most of it is in the version before: what that refers to is there, and need not be asked for piece by piece.
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
  const known = new Set(last ? [last.stateChunks, last.viewChunks].flatMap(splitHashes).map(nameOf) : []);
  const chunks = chunksOf(content).filter((chunk) => !known.has(nameOf(chunk.hash)));
  const values = { boardId, hash, stateChunks, viewChunks, viewLayout, stateSize, viewSize };
  await tx.insert(snapshotContents).values(values).onConflictDoNothing();
  if (chunks.length === 0) return;
  await tx.execute(sql`
    insert into snapshot_chunks (board_id, hash, bytes)
    select ${boardId}, hash, bytes
    from unnest(${bytesArray(chunks.map((chunk) => chunk.hash))}, ${bytesArray(chunks.map((chunk) => chunk.bytes))})
      as chunk (hash, bytes)
    on conflict do nothing`);
}

/** Many byte strings as one parameter. */
export function bytesArray(values: readonly Uint8Array[]): SQL {
  const buffers = values.map((value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  return sql`${sql.param(buffers)}::bytea[]`;
}

/** The hashes of pieces that stand one after the other. */
export function splitHashes(hashes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: hashes.byteLength / HASH_BYTES }, (_, i) =>
    hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/** A hash as a key of a map. */
export function nameOf(hash: Uint8Array): string {
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('latin1');
}

interface Chunk {
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

function chunksOf({ hashes, packed, lengths }: EncodedContent): readonly Chunk[] {
  let at = 0;
  return splitHashes(hashes).map((hash, i) => {
    const from = at;
    at += lengths[i] ?? 0;
    return { hash, bytes: packed.subarray(from, at) };
  });
}
