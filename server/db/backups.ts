import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../logger.ts';
import { backupName } from './backup/backup-format.ts';
import { writeFileSafely } from './flush.ts';
import { oldBackups } from './old-backups.ts';

/** How the automatic backups of this process went. */
export interface BackupStatus {
  /** When the last good one was finished; null when there was none yet. */
  readonly lastAt: Date | null;
  /** How many could not be written. */
  readonly failed: number;
}

export interface Backups {
  /** Writes a backup and returns its file, once it is safe on the disk. */
  take(): Promise<string>;
  status(): BackupStatus;
  stop(): void;
}

export interface BackupOptions {
  /** The database as of one moment. */
  readonly write: () => AsyncIterable<Uint8Array>;
  readonly folder: string;
  readonly everyMs: number;
  readonly log: Logger;
  readonly now?: () => Date;
}

export const AUTOMATIC = 'automatic';

/**
 * PGlite never asks the operating system to flush: it survives the death of the process, not the loss of power. So it is
 * copied at intervals into a file that is flushed. A backup that fails is logged and tried again next time.
 */
export function startBackups(options: BackupOptions): Backups {
  const { write, folder, everyMs, log, now = () => new Date() } = options;
  let last: Promise<unknown> = Promise.resolve();
  let lastAt: Date | null = null;
  let failed = 0;

  async function writeOne(): Promise<string> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, backupName(AUTOMATIC, now()));
      await writeFileSafely(file, write());
      lastAt = now();
      for (const name of oldBackups(await readdir(folder), AUTOMATIC)) await rm(join(folder, name));
      return file;
    } catch (error) {
      failed += 1;
      throw error;
    }
  }

  /** One after the other: a backup at stop waits for the one that is being written. */
  function take(): Promise<string> {
    const next = last.then(writeOne, writeOne);
    last = next.catch(() => null);
    return next;
  }

  const timer = setInterval(() => {
    take().then(
      (file) => log.info({ file }, 'A backup was written'),
      (err: unknown) => log.error({ err }, 'A backup could not be written'),
    );
  }, everyMs);
  timer.unref();
  return { take, status: () => ({ lastAt, failed }), stop: () => clearInterval(timer) };
}
