import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { BACKUP_FORMAT, type BackupHeader, type EndLine } from './backup-format.ts';
import { CARRIED_TABLES } from './backup-tables.ts';
import { readColumns } from './read-columns.ts';

/** About how much is read from the database at a time. */
const BATCH_BYTES = 1024 * 1024;
const MOST_ROWS = 1_000;

/**
 * The database as of one moment, as a backup: bytes to be written as they come, in bounded memory. The embedded database
 * serves nobody else meanwhile, since it has one connection.
 */
export function writeBackup(pool: pg.Pool, now: Date): AsyncIterable<Uint8Array> {
  const gzip = createGzip({ level: 1 });
  // An error ends the gzip stream with it, and so whoever reads it.
  pipeline(Readable.from(backupLines(pool, now), { objectMode: true, highWaterMark: 4 }), gzip, () => undefined);
  return gzip;
}

async function* backupLines(pool: pg.Pool, now: Date): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const client = await pool.connect();
  let ended = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    // Instants as text must say the same wherever they are read.
    await client.query("set local timezone = 'UTC'; set local datestyle = 'ISO'");
    // Whoever writes the file may be slow.
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    yield line(await header(client, now));
    const rows: Record<string, number> = {};
    for (const table of CARRIED_TABLES) {
      rows[table] = 0;
      const columns = await readColumns(client, table);
      yield line({ table, columns: columns.map(({ name }) => name) });
      const values = columns.map(({ quoted, isBytes }) =>
        isBytes ? `encode(${quoted}, 'base64')` : `${quoted}::text`,
      );
      for await (const batch of readInBatches(client, `select ${values.join(', ')} from ${table}`)) {
        rows[table] += batch.length;
        // base64 of Postgres is cut into lines of 76.
        for (const row of batch) yield line(row.map((value, i) => (columns[i]?.isBytes ? unwrap(value) : value)));
      }
    }
    await client.query('commit');
    ended = true;
    const end: EndLine = { end: true, rows, sha256: hash.digest('hex') };
    yield `${JSON.stringify(end)}\n`;
  } finally {
    // Left in the middle: the transaction must not stay open in the pool.
    if (!ended) await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

async function header(client: pg.PoolClient, now: Date): Promise<BackupHeader> {
  const { rows } = await client.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by created_at, id',
  );
  return {
    quarterdeck: 'backup',
    format: BACKUP_FORMAT,
    takenAt: now.toISOString(),
    migrations: rows.map(({ hash }) => hash),
  };
}

/** The rows of a query by a cursor: as many at a time as make up a batch, going by those before. */
async function* readInBatches(client: pg.PoolClient, query: string): AsyncGenerator<(string | null)[][]> {
  await client.query(`declare backup no scroll cursor for ${query}`);
  let wanted = 16;
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({ text: `fetch ${wanted} from backup`, rowMode: 'array' });
    if (rows.length === 0) break;
    yield rows;
    let bytes = 0;
    for (const row of rows) for (const value of row) bytes += value?.length ?? 4;
    const fitting = Math.floor((BATCH_BYTES * rows.length) / bytes);
    wanted = Math.max(1, Math.min(MOST_ROWS, wanted * 4, fitting));
  }
  await client.query('close backup');
}

const unwrap = (base64: string | null | undefined) => base64?.replaceAll('\n', '') ?? null;
