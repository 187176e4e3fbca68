import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { openDatabase } from '#server/db/client.ts';
import { lockDataFolder } from '#server/db/data-folder-lock.ts';
import { migrate } from '#server/db/migrate.ts';
import { databaseFolder, restoredFolder } from '#server/db/open-configured-database.ts';
import { Refusal } from '#server/refusal.ts';
import { flushFolder, flushTree } from '../flush.ts';
import { restoreRows } from './restore-rows.ts';

export interface RestoreOptions {
  /** A backup that `checkBackup` found whole. */
  readonly file: string;
  /** Whether a database that is there may be moved aside. */
  readonly force: boolean;
  readonly now: Date;
  /** An embedded database to start from, which saves the seconds of making one; what is in it does not matter. */
  readonly template?: string | undefined;
}

/**
 * Restores into the embedded database of a data folder. Built beside the one that is there and put in its place at the
 * end: whatever goes wrong, or whenever the process dies, the folder holds the old database or the restored one, whole.
 * Answers where the old one is now, null when there was none. Throws a Refusal when the folder is in use.
 */
export async function restoreEmbedded(dataDir: string, options: RestoreOptions): Promise<string | null> {
  const { force, now } = options;
  const lock = await lockDataFolder(dataDir);
  try {
    const folder = databaseFolder(dataDir);
    const exists = existsSync(folder);
    if (exists && !force) {
      throw new Refusal(
        `The data folder ${dataDir} holds a database already. With --force it is moved aside, not deleted.`,
      );
    }
    const draft = `${folder}.part`;
    await rm(draft, { recursive: true, force: true });
    await build(draft, options);
    const ready = restoredFolder(dataDir);
    await rm(ready, { recursive: true, force: true });
    await rename(draft, ready);
    const aside = exists ? `${folder}.before-${now.toISOString().replaceAll(':', '-')}` : null;
    if (aside) await rename(folder, aside);
    // A process that dies here leaves no database under its name; the next start takes the one that is ready.
    await rename(ready, folder);
    await flushFolder(dataDir);
    return aside;
  } finally {
    await lock.release();
  }
}

async function build(dataDir: string, { file, now, template }: RestoreOptions): Promise<void> {
  const { pool, close } = await openDatabase({ embedded: { dataDir, ...(template && { template }) } });
  try {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('drop schema if exists drizzle cascade; drop schema public cascade; create schema public');
      await restoreRows(client, file, now);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
    await migrate(pool);
    await pool.query('vacuum (analyze)');
  } catch (error) {
    await close();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  await close();
  await flushTree(dataDir);
}
