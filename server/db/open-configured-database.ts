import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Env } from '../env.ts';
import type { Logger } from '../logger.ts';
import { projectRoot } from '../project-root.ts';
import { Refusal } from '../refusal.ts';
import { writeBackup } from './backup/write-backup.ts';
import { type BackupStatus, startBackups } from './backups.ts';
import { type OpenDatabase, openDatabase } from './client.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { migrate } from './migrate.ts';

const HOUR_MS = 3_600_000;

/** Where the embedded database's files are. */
export const databaseFolder = (dataDir: string) => join(dataDir, 'postgres');
/** A restored database that is complete and only waits for its name. */
export const restoredFolder = (dataDir: string) => join(dataDir, 'postgres.restored');
export const backupFolder = (dataDir: string) => join(dataDir, 'backups');

export interface ConfiguredDatabase extends Pick<OpenDatabase, 'db' | 'pool'> {
  /** How its automatic backups go; null for a Postgres server, which is backed up from outside. */
  readonly backupStatus: (() => BackupStatus) | null;
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
  const open = (patient: boolean) => {
    const onIdleError = (err: Error) => log.warn({ err }, 'a database connection broke');
    return openDatabase({ url, onIdleError, patient }).catch((error: unknown) => {
      const { host, pathname } = new URL(url);
      throw new Refusal(`The database ${host}${pathname} of DATABASE_URL can't be opened: ${reason(error)}.`);
    });
  };
  // A migration may take minutes, and so may waiting for another process that migrates.
  const migrating = await open(true);
  await migrateOrClose(migrating);
  await migrating.close();
  return { ...(await open(false)), backupStatus: null };
}

async function openEmbedded(dataDir: string, log: Logger, onLost: (error: Error) => void): Promise<ConfiguredDatabase> {
  const lock = await lockDataFolder(dataDir);
  try {
    await makeDatabase(databaseFolder(dataDir), restoredFolder(dataDir));
    const opened = await openDatabase({ embedded: { dataDir: databaseFolder(dataDir), onLost } });
    await migrateOrClose(opened);
    const { db, pool } = opened;
    const backups = startBackups({
      write: () => vacuumAndWrite(pool),
      folder: backupFolder(dataDir),
      everyMs: HOUR_MS,
      log,
    });
    return {
      db,
      pool,
      backupStatus: backups.status,
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

/** Nothing vacuums an embedded database by itself; before a copy of it is a good moment. */
async function* vacuumAndWrite(pool: pg.Pool): AsyncGenerator<Uint8Array> {
  await pool.query('vacuum (analyze)');
  yield* writeBackup(pool, new Date());
}

/** The empty database that the build made, to be unpacked; undefined when there is none. */
export function emptyDatabase(): string | undefined {
  const template = join(projectRoot(), 'build', 'quarterdeck', 'template.tar.gz');
  return existsSync(template) ? template : undefined;
}

/** Makes the database under another name first: a process killed meanwhile must not leave half of one behind. */
async function makeDatabase(folder: string, restored: string): Promise<void> {
  if (existsSync(folder)) return;
  // A restore died between moving the old one aside and giving this one its name.
  if (existsSync(restored)) return rename(restored, folder);
  const draft = `${folder}.part`;
  await rm(draft, { recursive: true, force: true });
  const template = emptyDatabase();
  const made = await startEmbeddedPostgres({ dataDir: draft, ...(template && { template }) });
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
export async function makeDataFolder(dataDir: string): Promise<void> {
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
