import { open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Asks the operating system to put a file or folder onto the disk: a new name is safe only when its folder is too. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const flushFolder = flush;

/** A folder with all that is in it. */
export async function flushTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inside = (named: typeof entries) => named.map((entry) => join(folder, entry.name));
  await Promise.all(inside(entries.filter((entry) => entry.isFile())).map(flush));
  for (const path of inside(entries.filter((entry) => entry.isDirectory()))) await flushTree(path);
  await flush(folder);
}

/**
 * Writes a file for its owner alone: under a draft's name, flushed, then renamed, so that a file of this name is always
 * whole. Answers its size in bytes.
 */
export async function writeFileSafely(path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const draft = `${path}.part`;
  const file = await open(draft, 'w', 0o600);
  let size = 0;
  try {
    for await (const chunk of chunks) {
      await file.writeFile(chunk);
      size += chunk.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await flushFolder(dirname(path));
  return size;
}
