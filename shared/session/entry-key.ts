/**
 * Every entry of the root `comments` stands under `<user id>/<random id>`. The server lets a person write under their
 * own user id alone, so the key proves who wrote what stands there.
 */
export function entryKey(userId: string, id: string): string {
  return `${userId}/${id}`;
}

/** Whose entry a key names; null when it names nobody's. */
export function ownerOfEntry(key: string): string | null {
  const slash = key.indexOf('/');
  return slash > 0 && slash < key.length - 1 ? key.slice(0, slash) : null;
}
