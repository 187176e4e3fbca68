import { z } from 'zod';

/**
 * A backup is gzipped text, a JSON value a line: the header; for each table a line that names its columns, then a line
 * for each row; the end. Values are Postgres's own text, bytes as base64, so that it can be restored into an embedded
 * database and into a server alike, and read without Quarterdeck (`gunzip`).
 */
export const BACKUP_FORMAT = 1;

export const backupHeader = z.object({
  quarterdeck: z.literal('backup'),
  format: z.number().int(),
  takenAt: z.iso.datetime(),
  /** Hashes of the migrations the database had, in their order. */
  migrations: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof backupHeader>;

export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type TableLine = z.infer<typeof tableLine>;

/** A row: a value for each column. */
export const rowLine = z.array(z.string().nullable());
export type RowLine = z.infer<typeof rowLine>;

export const endLine = z.object({
  end: z.literal(true),
  /** Number of rows by table. */
  rows: z.record(z.string(), z.number().int()),
  /** Of all lines before, each with its line feed. */
  sha256: z.string(),
});
export type EndLine = z.infer<typeof endLine>;

/** What a backup says of itself. */
export interface BackupSummary {
  readonly takenAt: string;
  /** Number of rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** The name of a backup of this moment; sorts by time. */
export function backupName(prefix: string, at: Date): string {
  return `${prefix}-${at.toISOString().replaceAll(':', '-')}.jsonl.gz`;
}

/** A summary for people: what a restore would bring back. */
export function describeRows(rows: Readonly<Record<string, number>>): string {
  const parts = [
    ['boards', 'board', 'boards'],
    ['users', 'person', 'people'],
    ['organisations', 'organisation', 'organisations'],
    ['snapshots', 'snapshot', 'snapshots'],
  ] as const;
  return parts.map(([table, one, many]) => `${rows[table] ?? 0} ${rows[table] === 1 ? one : many}`).join(', ');
}
