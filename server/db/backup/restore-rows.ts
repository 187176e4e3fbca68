import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { migrationsFolder } from '#server/db/migrate.ts';
import { Refusal } from '#server/refusal.ts';
import type { BackupHeader, RowLine } from './backup-format.ts';
import { readBackup } from './read-backup.ts';
import { type Column, readColumns } from './read-columns.ts';

/** About how much is written at a time. */
const BATCH_CHARACTERS = 1024 * 1024;
const BATCH_ROWS = 1_000;
/** Generations that restores give count seconds from here: no two restores of a database give the same. */
const GENERATIONS_FROM = Date.UTC(2025, 0, 1);

/** Throws a Refusal when the backup holds migrations that this build does not know. */
export function refuseNewerBackup(file: string, { migrations }: BackupHeader): void {
  const known = readMigrationFiles({ migrationsFolder: migrationsFolder() });
  const unknown = migrations.filter((hash, i) => known[i]?.hash !== hash).length;
  if (unknown === 0) return;
  const times = `${unknown} migration${unknown === 1 ? '' : 's'}`;
  throw new Refusal(`${file} is of a newer version of Quarterdeck (${times} unknown to this one): update Quarterdeck.`);
}

/**
 * Makes the tables in an empty schema public as they were when the backup was taken, and fills them. To be called
 * inside a transaction, so that all of it counts or nothing; `migrate` brings the database up to this build afterwards.
 */
export async function restoreRows(client: pg.ClientBase, file: string, now: Date): Promise<void> {
  await client.query("set local timezone = 'UTC'; set local datestyle = 'ISO'");
  let loader: TableLoader | null = null;
  for await (const item of readBackup(file)) {
    if (item.kind === 'header') {
      refuseNewerBackup(file, item.header);
      await makeTables(client, item.header.migrations.length);
    } else if (item.kind === 'table') {
      await loader?.flush();
      const { table, columns } = item.table;
      loader = new TableLoader(client, table, await chosenColumns(client, table, columns));
    } else await loader?.add(item.row);
  }
  await loader?.flush();
  await raiseGenerations(client, now);
}

/** The first `count` migrations, noted as Drizzle's own migrator notes them. */
async function makeTables(client: pg.ClientBase, count: number): Promise<void> {
  await client.query('create schema if not exists drizzle');
  await client.query(
    'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder() }).slice(0, count);
  for (const { sql, hash, folderMillis } of migrations) {
    for (const statement of sql) await client.query(statement);
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ]);
  }
}

async function chosenColumns(client: pg.ClientBase, table: string, names: readonly string[]) {
  const columns = await readColumns(client, table);
  return names.map((name) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) throw new Refusal(`The backup has ${table}.${name}, which this version of Quarterdeck does not know.`);
    return column;
  });
}

/** Fills one table, many rows a statement. */
class TableLoader {
  readonly #client: pg.ClientBase;
  readonly #statement: string;
  readonly #columns: readonly Column[];
  #values: (string | null)[][];
  #characters = 0;

  constructor(client: pg.ClientBase, table: string, columns: readonly Column[]) {
    this.#client = client;
    this.#columns = columns;
    this.#values = columns.map(() => []);
    const names = columns.map(({ quoted }) => quoted).join(', ');
    const values = columns.map(({ isBytes, type }, i) => (isBytes ? `decode(v${i}, 'base64')` : `v${i}::${type}`));
    const arrays = columns.map((_, i) => `$${i + 1}::text[]`);
    const aliases = columns.map((_, i) => `v${i}`);
    this.#statement =
      `insert into public.${pg.escapeIdentifier(table)} (${names}) ` +
      `select ${values.join(', ')} from unnest(${arrays.join(', ')}) as r (${aliases.join(', ')})`;
  }

  async add(row: RowLine): Promise<void> {
    for (const [i, value] of row.entries()) {
      this.#values[i]?.push(value);
      this.#characters += value?.length ?? 4;
    }
    const rows = this.#values[0]?.length ?? 0;
    if (rows >= BATCH_ROWS || this.#characters >= BATCH_CHARACTERS) await this.flush();
  }

  async flush(): Promise<void> {
    const values = this.#values;
    if (values[0]?.length === 0) return;
    this.#values = this.#columns.map(() => []);
    this.#characters = 0;
    await this.#client.query(this.#statement, values);
  }
}

/**
 * People may hold later edits on their devices than the backup has. Merged blindly they would come back in part: as a
 * document of another generation, it is fetched afresh.
 */
async function raiseGenerations(client: pg.ClientBase, now: Date): Promise<void> {
  const generation = Math.max(1, Math.floor((now.getTime() - GENERATIONS_FROM) / 1000));
  await client.query('update public.board_docs set generation = greatest(generation + 1, $1::int)', [generation]);
}
