import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { Refusal } from '#server/refusal.ts';
import {
  BACKUP_FORMAT,
  type BackupHeader,
  type BackupSummary,
  backupHeader,
  endLine,
  type RowLine,
  rowLine,
  type TableLine,
  tableLine,
} from './backup-format.ts';

/** What comes out of a backup, in this order: its header, then tables, each followed by its rows. */
export type BackupItem =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: TableLine }
  | { readonly kind: 'row'; readonly row: RowLine };

const LINE_FEED = 0x0a;

/**
 * Reads a backup in bounded memory. Ends only when the whole file was there and as it was written: before that, nothing
 * of it counts. Throws a Refusal, in words, when the file is none, or damaged, or cut off.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupItem> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  let table: TableLine | null = null;
  let started = false;
  let ended = false;
  for await (const line of linesOf(file)) {
    if (ended) throw new Refusal(`${file} is damaged: it goes on behind its end.`);
    const value = parse(line, file, started);
    if (!started) {
      yield { kind: 'header', header: checkHeader(value, file) };
      started = true;
    } else if (Array.isArray(value)) {
      const row = check(rowLine, value, file);
      if (!table || row.length !== table.columns.length) throw damaged(file);
      rows[table.table] = (rows[table.table] ?? 0) + 1;
      yield { kind: 'row', row };
    } else if ('end' in value) {
      const end = check(endLine, value, file);
      if (end.sha256 !== hash.digest('hex') || JSON.stringify(end.rows) !== JSON.stringify(rows)) throw damaged(file);
      ended = true;
      continue;
    } else {
      table = check(tableLine, value, file);
      rows[table.table] = 0;
      yield { kind: 'table', table };
    }
    hash.update(line).update('\n');
  }
  if (!started) throw new Refusal(`${file} is empty: it is no backup of Quarterdeck.`);
  if (!ended) throw new Refusal(`${file} is damaged: its end is missing.`);
}

/** Reads the whole file and answers what it says of itself. Throws a Refusal when it can't be restored. */
export async function checkBackup(file: string): Promise<BackupSummary & { readonly header: BackupHeader }> {
  const rows: Record<string, number> = {};
  let header: BackupHeader | null = null;
  let table = '';
  for await (const item of readBackup(file)) {
    if (item.kind === 'header') header = item.header;
    else if (item.kind === 'row') rows[table] = (rows[table] ?? 0) + 1;
    else table = item.table.table;
  }
  if (!header) throw damaged(file);
  return { header, takenAt: header.takenAt, rows };
}

function checkHeader(value: unknown, file: string): BackupHeader {
  const header = backupHeader.safeParse(value);
  if (!header.success) throw new Refusal(`${file} is no backup of Quarterdeck.`);
  if (header.data.format === BACKUP_FORMAT) return header.data;
  throw new Refusal(`${file} is of a newer version of Quarterdeck (format ${header.data.format}): update Quarterdeck.`);
}

function parse(line: Buffer, file: string, started: boolean): object {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw started ? damaged(file) : new Refusal(`${file} is no backup of Quarterdeck.`);
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const checked = schema.safeParse(value);
  if (!checked.success) throw damaged(file);
  return checked.data;
}

/** The lines of a gzipped file, without their line feeds. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // An error of the file ends the gunzip stream with it.
  pipeline(createReadStream(file), gunzip, () => undefined);
  let parts: Buffer[] = [];
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
        yield Buffer.concat([...parts, chunk.subarray(from, at)]);
        parts = [];
        from = at + 1;
      }
      parts.push(chunk.subarray(from));
    }
  } catch (error) {
    throw explain(error, file);
  }
  if (parts.some(({ length }) => length > 0)) throw new Refusal(`${file} is damaged: its end is missing.`);
}

function explain(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new Refusal(`There is no file ${file}.`);
  if (code === 'Z_BUF_ERROR') return new Refusal(`${file} is damaged: its end is missing.`);
  if (code === 'Z_DATA_ERROR' && error instanceof Error && error.message.includes('header check')) {
    return new Refusal(`${file} is no backup of Quarterdeck.`);
  }
  if (code.startsWith('Z_')) return damaged(file);
  if (/^E[A-Z]+$/.test(code) && error instanceof Error)
    return new Refusal(`${file} can't be read: ${error.message.split(',')[0]}.`);
  return error;
}

const damaged = (file: string) => new Refusal(`${file} is damaged: it is not what was written.`);
