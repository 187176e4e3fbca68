import { HASH_BYTES } from './pack.ts';

/** About one hash in so many ends a list. */
const ONE_IN = 16;

/**
 * The hashes of a version's pieces in lists of some 16, which are pieces again: from one version to the next most lists
 * stay. Where one ends, the hash itself says, so that what was put in or taken out changes the list around it alone.
 */
export function listHashes(hashes: readonly Uint8Array[]): readonly Uint8Array[] {
  const lists: Uint8Array[] = [];
  let list: Uint8Array[] = [];
  for (const hash of hashes) {
    list.push(hash);
    if ((hash[0] ?? 0) % ONE_IN !== 0) continue;
    lists.push(Buffer.concat(list));
    list = [];
  }
  if (list.length > 0) lists.push(Buffer.concat(list));
  return lists;
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
