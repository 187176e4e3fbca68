import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { openDatabase } from './client.ts';
import { migrate, migrationsFolder } from './migrate.ts';

const compress = promisify(gzip);

/** Writes an empty, migrated embedded database as a file that new data folders are unpacked from. */
export async function writeTemplate(file: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-template-'));
  const { pool, dump, close } = await openDatabase({ embedded: { dataDir } });
  try {
    await migrate(pool);
    if (!dump) throw new Error('the embedded database has no dump');
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, await compress(await dump(), { level: 1 }));
    await rename(draft, file);
  } finally {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Names what a template was made of: the version of PGlite and the migrations. */
export async function templateHash(): Promise<string> {
  const pglite = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  const hash = createHash('sha256').update(await readFile(join(pglite, '..', 'package.json')));
  const names = (await readdir(migrationsFolder())).filter((name) => name.endsWith('.sql'));
  for (const name of names.sort()) hash.update(await readFile(join(migrationsFolder(), name)));
  return hash.digest('hex').slice(0, 16);
}
