import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Logger } from '../logger.ts';

export interface Backups {
  /** Writes a backup and returns its file, once it is safe on the disk. */
  take(): Promise<string>;
  stop(): void;
}

export interface BackupOptions {
  /** A consistent copy of the database as a tar. */
  readonly dump: () => Promise<Uint8Array>;
  readonly folder: string;
  readonly everyMs: number;
  /** How many of the latest are kept. */
  readonly keep: number;
  readonly log: Logger;
  readonly now?: () => Date;
}

const compress = promisify(gzip);
const NAME = /^quarterdeck-.*\.tar\.gz$/;

/**
 * PGlite never asks the operating system to flush: it survives the death of the process, not the loss of power. So its
 * files are copied at intervals into one that is flushed. A backup that fails is logged and tried again next time.
 */
export function startBackups(options: BackupOptions): Backups {
  const { dump, folder, everyMs, keep, log, now = () => new Date() } = options;
  let last: Promise<unknown> = Promise.resolve();

  async function write(): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const bytes = await compress(await dump(), { level: 1 });
    const name = `quarterdeck-${now().toISOString().replaceAll(':', '-')}.tar.gz`;
    const draft = join(folder, `.${name}.part`);
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, name));
    await flushFolder(folder);
    await removeOld();
    return join(folder, name);
  }

  async function removeOld(): Promise<void> {
    const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
    for (const name of names.slice(0, -keep)) await rm(join(folder, name));
  }

  /** One after the other: a backup at stop waits for the one that is being written. */
  function take(): Promise<string> {
    const next = last.then(write, write);
    last = next.catch(() => null);
    return next;
  }

  const timer = setInterval(() => {
    take().then(
      (file) => log.info({ file }, 'backup written'),
      (error: unknown) => log.error({ err: error }, 'backup failed'),
    );
  }, everyMs);
  timer.unref();
  return { take, stop: () => clearInterval(timer) };
}

/** The new name itself is safe only when its folder is flushed. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
