import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import type { Logger } from '../logger.ts';
import { projectRoot } from '../project-root.ts';
import { Refusal } from '../refusal.ts';
import { startBackups } from './backups.ts';
import { type OpenDatabase, openDatabase } from './client.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { migrate } from './migrate.ts';

const HOUR_MS = 3_600_000;
const BACKUPS_KEPT = 6;

/** Where the embedded database's files are. */
export const databaseFolder = (dataDir: string) => join(dataDir, 'postgres');
export const backupFolder = (dataDir: string) => join(dataDir, 'backups');

export interface ConfiguredDatabase extends Pick<OpenDatabase, 'db' | 'pool'> {
  /** Backs an embedded database up, closes, gives the data folder free. */
  close(): Promise<void>;
}

/**
 * Opens and migrates the database that the environment names. The embedded one is locked against other processes and
 * backed up hourly and at the end. Throws a Refusal when it is in use, newer than this build, or out of reach.
 */
export async function openConfiguredDatabase(
  env: Env,
  log: Logger,
  onLost: (error: Error) => void,
): Promise<ConfiguredDatabase> {
  await makeDataFolder(env.DATA_DIR);
  return env.DATABASE_URL ? openServer(env.DATABASE_URL, log) : openEmbedded(env.DATA_DIR, log, onLost);
}

async function openServer(url: string, log: Logger): Promise<ConfiguredDatabase> {
  const opened = await openDatabase({
    url,
    onIdleError: (err) => log.warn({ err }, 'a database connection broke'),
  }).catch((error: unknown) => {
    const { host, pathname } = new URL(url);
    throw new Refusal(`The database ${host}${pathname} of DATABASE_URL can't be opened: ${reason(error)}.`);
  });
  await migrateOrClose(opened);
  return opened;
}

async function openEmbedded(dataDir: string, log: Logger, onLost: (error: Error) => void): Promise<ConfiguredDatabase> {
  const lock = await lockDataFolder(dataDir);
  try {
    await makeDatabase(databaseFolder(dataDir));
    const opened = await openDatabase({ embedded: { dataDir: databaseFolder(dataDir), onLost } });
    await migrateOrClose(opened);
    const { db, pool, dump } = opened;
    if (!dump) throw new Error('the embedded database has no dump');
    // Nothing vacuums an embedded database by itself; before a copy of it is a good moment.
    const vacuumAndDump = async () => {
      await pool.query('vacuum (analyze)');
      return dump();
    };
    const backups = startBackups({
      dump: vacuumAndDump,
      folder: backupFolder(dataDir),
      everyMs: HOUR_MS,
      keep: BACKUPS_KEPT,
      log,
    });
    return {
      db,
      pool,
      async close() {
        backups.stop();
        await backups.take().catch((err: unknown) => log.error({ err }, 'the backup at stop failed'));
        await opened.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Makes the database under another name first: a process killed meanwhile must not leave half of one behind. */
async function makeDatabase(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.part`;
  await rm(draft, { recursive: true, force: true });
  // The build made an empty database to unpack, which saves a first start the seconds of making one.
  const template = join(projectRoot(), 'build', 'quarterdeck', 'template.tar.gz');
  const made = await startEmbeddedPostgres({ dataDir: draft, ...(existsSync(template) && { template }) });
  await made.close();
  await rename(draft, folder);
}

async function migrateOrClose(opened: OpenDatabase): Promise<void> {
  try {
    await migrate(opened.pool);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The folder holds every board and the demo's password: nobody else on the machine may look. */
async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await chmod(dataDir, 0o700);
  } catch (error) {
    throw new Refusal(`The data folder ${dataDir} (DATA_DIR) can't be made: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
