import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBackup } from '#server/db/backup/read-backup.ts';
import { restoreEmbedded } from '#server/db/backup/restore-embedded.ts';
import { refuseNewerBackup } from '#server/db/backup/restore-rows.ts';
import { restoreServer } from '#server/db/backup/restore-server.ts';
import { writeBackup } from '#server/db/backup/write-backup.ts';
import { openDatabase } from '#server/db/client.ts';
import { writeFileSafely } from '#server/db/flush.ts';
import { migrate } from '#server/db/migrate.ts';
import { openConfiguredDatabase, restoredFolder } from '#server/db/open-configured-database.ts';
import { readEnv } from '#server/env.ts';
import { createLogger } from '#server/logger.ts';
import { carriedRows, fillDatabase } from '#test/fixtures/backup-data.ts';
import { LATER_TABLES, withoutLater } from '#test/fixtures/older-backup.ts';
import {
  createServerDatabase,
  migratedTemplate,
  openTestDatabase,
  type TestDatabase,
} from '#test/fixtures/test-database.ts';

const NOW = new Date('2027-02-22T09:00:00.000Z');

describe('backup and restore', { timeout: 120_000 }, () => {
  let source: TestDatabase;
  let folder: string;
  let file: string;
  let before: Record<string, unknown[]>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quarterdeck-backup-'));
    file = join(folder, 'backup.jsonl.gz');
    source = await openTestDatabase();
    await fillDatabase(source.db);
    before = await carriedRows(source.pool);
    await writeFileSafely(file, writeBackup(source.pool, NOW));
  });
  afterAll(async () => {
    await source.close();
    await rm(folder, { recursive: true, force: true });
  });

  let made = 0;
  const newFolder = async () => {
    const path = join(folder, `data-${++made}`);
    await mkdir(path);
    return path;
  };
  const restore = async (dataDir: string, from = file, force = false, now = new Date()) =>
    restoreEmbedded(dataDir, { file: from, force, now, template: await migratedTemplate() });
  const withEmbedded = async <T>(
    dataDir: string,
    use: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
  ) => {
    const opened = await openDatabase({ embedded: { dataDir: join(dataDir, 'postgres') } });
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  };

  it('is for its owner alone, and leaves no draft', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['backup.jsonl.gz']);
  });

  it('brings every row back into a new embedded database, without anybody signed in', async () => {
    const dataDir = await newFolder();
    expect(await restore(dataDir)).toBeNull();
    await withEmbedded(dataDir, async ({ pool }) => {
      expect(await carriedRows(pool)).toEqual(before);
      expect((await pool.query('select * from sessions')).rows).toEqual([]);
      await expect(pool.query("insert into users select 'x', 'ANA@example.com', '', ''")).rejects.toThrow('unique');
    });
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('gives every document a generation it never had, each time anew', async () => {
    const generations: number[] = [];
    const dataDir = await newFolder();
    for (const at of ['2027-03-01T00:00:00Z', '2027-03-01T00:00:01Z']) {
      await restore(dataDir, file, true, new Date(at));
      await withEmbedded(dataDir, async ({ pool }) => {
        const { rows } = await pool.query('select generation from board_docs');
        generations.push(...rows.map(({ generation }) => generation));
      });
    }
    expect(generations).toHaveLength(2);
    expect(new Set([1, 2, ...generations]).size).toBe(4);
  });

  it('keeps a database that is there, and moves it aside when told to', async () => {
    const dataDir = await newFolder();
    await restore(dataDir);
    await withEmbedded(dataDir, ({ pool }) => pool.query("update boards set title = 'Later'"));
    await expect(restore(dataDir)).rejects.toThrow(`${dataDir} holds a database already`);
    const aside = await restore(dataDir, file, true);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', aside?.slice(dataDir.length + 1)]);
    await withEmbedded(dataDir, async ({ pool }) => expect(await carriedRows(pool)).toEqual(before));
    await rm(join(dataDir, 'postgres'), { recursive: true });
    await rename(aside ?? '', join(dataDir, 'postgres'));
    await withEmbedded(dataDir, async ({ pool }) => {
      expect((await pool.query('select title from boards')).rows).toEqual([{ title: 'Later' }]);
    });
  });

  it('leaves the old database as it was when the new one fails half way', async () => {
    const dataDir = await newFolder();
    await restore(dataDir);
    // Whole as a file, but the board of the document is missing: the database refuses it.
    const lines = gunzipSync(await readFile(file))
      .toString()
      .split('\n');
    const bad = join(folder, 'orphans.jsonl.gz');
    await writeFile(bad, resealed(lines.filter((line) => !line.startsWith('["board","org"'))));
    await checkBackup(bad);
    await expect(restore(dataDir, bad, true)).rejects.toThrow('board_docs_board_id');
    expect(await readdir(dataDir)).toEqual(['postgres']);
    await withEmbedded(dataDir, async ({ pool }) => expect(await carriedRows(pool)).toEqual(before));
  });

  it('is finished by the next start when it died between two names', async () => {
    const dataDir = await newFolder();
    await restore(dataDir);
    await rename(join(dataDir, 'postgres'), restoredFolder(dataDir));
    const env = readEnv({ DATA_DIR: dataDir });
    const opened = await openConfiguredDatabase(env, createLogger('silent'), () => undefined);
    try {
      expect(await carriedRows(opened.pool)).toEqual(before);
    } finally {
      await opened.close();
    }
    expect(existsSync(restoredFolder(dataDir))).toBe(false);
  });

  describe('a file that is not as it was written', () => {
    const spoiled = async (name: string, spoil: (path: string) => Promise<unknown>) => {
      const path = join(folder, name);
      await writeFile(path, await readFile(file));
      await spoil(path);
      return checkBackup(path).then(
        () => 'taken for good',
        (error: Error) => error.message.replace(path, 'FILE'),
      );
    };
    it.each<[string, string, (path: string) => Promise<unknown>]>([
      [
        'cut off',
        'FILE is damaged: its end is missing.',
        async (path) => truncate(path, (await stat(path)).size - 100),
      ],
      ['cut off at a line', 'FILE is damaged: its end is missing.', (path) => rewrite(path, (all) => all.slice(0, -2))],
      ['with one row less', 'FILE is damaged: it is not what', (path) => rewrite(path, (all) => all.toSpliced(3, 1))],
      ['with a byte changed', 'FILE is damaged: it is not what', (path) => flipByte(path)],
      ['of another program', 'FILE is no backup of Quarterdeck.', (path) => writeFile(path, 'PGDMP something')],
      ['gzipped by another program', 'FILE is no backup', (path) => writeFile(path, gzipSync('{"a":1}\n{"b":2}\n'))],
      ['that is empty', 'FILE is damaged: its end is missing.', (path) => writeFile(path, '')],
      ['that is not there', 'There is no file FILE.', (path) => rm(path)],
      ['that is a folder', "FILE can't be read: EISDIR", (path) => rm(path).then(() => mkdir(path))],
      [
        'of a later format',
        'FILE is of a newer version of Quarterdeck (format 2)',
        (path) => rewrite(path, ([first = '', ...rest]) => [first.replace('"format":1', '"format":2'), ...rest]),
      ],
    ])('%s is refused in one line', async (name, message, spoil) => {
      expect(await spoiled(name.replaceAll(' ', '-'), spoil)).toContain(message);
    });
  });

  it('refuses a backup of a newer version, and takes one of an older', async () => {
    const { header } = await checkBackup(file);
    const newer = { ...header, migrations: [...header.migrations, 'later'] };
    expect(() => refuseNewerBackup(file, newer)).toThrow('newer version of Quarterdeck (1 migration unknown');

    const older = join(folder, 'older.jsonl.gz');
    const [, ...all] = gunzipSync(await readFile(file))
      .toString()
      .split('\n');
    const lines = withoutLater(all);
    const migrations = header.migrations.slice(0, 1);
    await writeFile(older, resealed([JSON.stringify({ ...header, migrations }), ...lines]));
    const dataDir = await newFolder();
    await restore(dataDir, older);
    await withEmbedded(dataDir, async ({ pool }) => {
      const emptied = Object.fromEntries(
        LATER_TABLES.filter((name) => name !== 'board_editing').map((name) => [name, []]),
      );
      const { snapshots, ...rows } = await carriedRows(pool);
      expect({ ...rows, snapshots: before.snapshots }).toEqual({ ...before, ...emptied });
      expect(before.snapshots).toEqual(expect.arrayContaining(snapshots ?? []));
      expect(snapshots).toHaveLength(1);
      const { rows: applied } = await pool.query('select hash from drizzle.__drizzle_migrations order by id');
      expect(applied.map(({ hash }) => hash)).toEqual(header.migrations);
    });
  });

  it.runIf(process.env.TEST_DATABASE_URL)('carries over between embedded and server, both ways', async () => {
    const dataDir = await newFolder();
    await restore(dataDir);
    const again = join(folder, 'from-embedded.jsonl.gz');
    await withEmbedded(dataDir, ({ pool }) => writeFileSafely(again, writeBackup(pool, NOW)));

    const { url, drop } = await createServerDatabase(process.env.TEST_DATABASE_URL ?? '');
    const options = { file: again, force: false, now: new Date() };
    try {
      const other = await openDatabase({ url });
      await expect(restoreServer(url, options)).rejects.toThrow('in use (1 other connection)');
      await migrate(other.pool);
      await other.close();
      await expect(restoreServer(url, options)).rejects.toThrow('has tables already');
      const aside = await restoreServer(url, { ...options, force: true });
      const restored = await openDatabase({ url });
      expect(await carriedRows(restored.pool)).toEqual(before);
      expect((await restored.pool.query(`select count(*)::int as n from ${aside}.users`)).rows).toEqual([{ n: 0 }]);
      await restored.close();
    } finally {
      await drop();
    }
  });

  it('shows one moment, whatever is written meanwhile', async () => {
    const later = join(folder, 'meanwhile.jsonl.gz');
    let written: Promise<unknown> = Promise.resolve();
    async function* chunks() {
      for await (const chunk of writeBackup(source.pool, NOW)) {
        if (written === none) written = source.pool.query("update boards set title = 'meanwhile'");
        yield chunk;
      }
    }
    const none = written;
    await writeFileSafely(later, chunks());
    await written;
    expect(await carriedRows(source.pool)).not.toEqual(before);
    const dataDir = await newFolder();
    await restore(dataDir, later);
    await withEmbedded(dataDir, async ({ pool }) => expect(await carriedRows(pool)).toEqual(before));
  });
});

async function rewrite(path: string, change: (lines: string[]) => string[]): Promise<void> {
  const lines = gunzipSync(await readFile(path))
    .toString()
    .split('\n');
  await writeFile(path, gzipSync(change(lines).join('\n')));
}

/** As `rewrite`, with an end that fits. */
function resealed(lines: string[]): Buffer {
  const body = lines.slice(0, -2);
  const rows: Record<string, number> = {};
  let table = '';
  for (const line of body.slice(1)) {
    const value = JSON.parse(line);
    if (Array.isArray(value)) rows[table] = (rows[table] ?? 0) + 1;
    else {
      table = value.table;
      rows[table] = 0;
    }
  }
  const text = body.map((line) => `${line}\n`).join('');
  const end = { end: true, rows, sha256: createHash('sha256').update(text).digest('hex') };
  return gzipSync(`${text}${JSON.stringify(end)}\n`);
}

/** In the middle of what gzip wrote, where it notices late or not at all. */
async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  await writeFile(path, bytes);
}
