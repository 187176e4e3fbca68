import pg from 'pg';
import { MIGRATION_LOCK, migrate } from '#server/db/migrate.ts';
import { Refusal } from '#server/refusal.ts';
import type { RestoreOptions } from './restore-embedded.ts';
import { restoreRows } from './restore-rows.ts';

/**
 * Restores into a Postgres server's database, as one transaction. Answers the schema that the old tables were moved to,
 * null when there were none. Throws a Refusal when somebody else is connected, or there are tables and no `force`.
 */
export async function restoreServer(url: string, { file, force, now }: RestoreOptions): Promise<string | null> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const client = await pool.connect();
    let aside: string | null;
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await refuseOthers(client);
      aside = (await hasTables(client)) ? await moveAside(client, force, now) : null;
      await restoreRows(client, file, now);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
    await migrate(pool);
    await pool.query('analyze');
    return aside;
  } finally {
    await pool.end();
  }
}

/** A server that runs on, on whichever machine, would write into what is restored. */
async function refuseOthers(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  const others = rows[0]?.others ?? 0;
  if (others === 0) return;
  throw new Refusal(
    `The database is in use (${others} other connection${others === 1 ? '' : 's'}): stop every Quarterdeck on it, and try again.`,
  );
}

async function hasTables(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select exists (select from pg_class where relnamespace in
       (select oid from pg_namespace where nspname in ('public', 'drizzle')) and relkind in ('r', 'p', 'v', 'S')) as there`,
  );
  return rows[0]?.there ?? false;
}

async function moveAside(client: pg.PoolClient, force: boolean, now: Date): Promise<string> {
  if (!force) {
    throw new Refusal(
      'The database of DATABASE_URL has tables already. With --force they are moved aside, not deleted.',
    );
  }
  const name = `before_${now.toISOString().slice(0, 19).replaceAll(/\D/g, '')}`;
  await client.query(`alter schema public rename to ${name}`);
  await client.query('create schema public');
  const { rows } = await client.query("select from pg_namespace where nspname = 'drizzle'");
  if (rows.length > 0) await client.query(`alter schema drizzle rename to ${name}_migrations`);
  return name;
}
