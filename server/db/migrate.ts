import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { projectRoot } from '../project-root.ts';
import { Refusal } from '../refusal.ts';

/** Any number, the same in every version: processes that start at once migrate one after the other. */
export const MIGRATION_LOCK = 7_121_519;

export const migrationsFolder = () => join(projectRoot(), 'migrations');

/** Brings the database to this build's schema. Throws a Refusal when a newer build has already migrated it further. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await refuseNewer(client);
      await runMigrations(drizzle(client), { migrationsFolder: migrationsFolder() });
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function refuseNewer(client: pg.PoolClient): Promise<void> {
  const { rows: tables } = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (tables[0]?.name === null) return;
  const known = new Set(readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ hash }) => hash));
  const { rows } = await client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations');
  const unknown = rows.filter(({ hash }) => !known.has(hash)).length;
  if (unknown === 0) return;
  throw new Refusal(
    `The database is of a newer version of Quarterdeck (${unknown} migration${unknown === 1 ? '' : 's'} unknown to this one): update Quarterdeck, or restore a backup.`,
  );
}
