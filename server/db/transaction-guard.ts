import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Database } from './client.ts';
import { schema } from './schema.ts';

const current = new AsyncLocalStorage<{ open: boolean }>();

/** With a limit of pg's own, in milliseconds. */
const ARE_YOU_THERE = { text: 'select 1', query_timeout: 1_000 };
const MESSAGE =
  'db is used inside db.transaction: use its tx instead, db would wait for that very transaction for ever';

/** Transactions that are open now. */
let openTransactions = 0;

function refuseInsideTransaction(): void {
  if (current.getStore()?.open) throw new Error(MESSAGE);
}

/**
 * Runs the callback of a transaction so that what it calls can be told from everything else. Following that costs a
 * tenth of a busy process, at every socket and timer, so it is done only while a transaction is open.
 */
async function followed<T>(mark: { open: boolean }, run: () => Promise<T>): Promise<T> {
  openTransactions += 1;
  try {
    return await current.run(mark, run);
  } finally {
    openTransactions -= 1;
    if (openTransactions === 0) current.disable();
  }
}

/**
 * Makes `db.*` inside the callback of `db.transaction` an error at once. On one connection (embedded) it would hang for
 * ever; on a pool it would read past the transaction, and hang when the pool is used up.
 *
 * The connection of a transaction that failed goes back to the pool only if it still answers. (Drizzle's own way never
 * gives it back when `begin` fails: each loss of the database would leave the pool one connection fewer.)
 */
export function guardTransactions(db: Database, pool: Database['$client']): void {
  const { query, connect } = pool;
  pool.query = function guardedQuery(this: typeof pool, ...args: Parameters<typeof query>) {
    refuseInsideTransaction();
    return query.apply(this, args);
  } as typeof query;
  pool.connect = function guardedConnect(this: typeof pool, ...args: Parameters<typeof connect>) {
    refuseInsideTransaction();
    return connect.apply(this, args);
  } as typeof connect;

  const databases = new WeakMap<pg.PoolClient, ReturnType<typeof drizzle<typeof schema, pg.PoolClient>>>();
  const on = (client: pg.PoolClient) => {
    const known = databases.get(client) ?? drizzle(client, { schema });
    databases.set(client, known);
    return known;
  };
  db.transaction = async (run, config) => {
    const client = await pool.connect();
    const mark = { open: true };
    let usable = true;
    try {
      return await on(client).transaction((tx) => followed(mark, () => run(tx)), config);
    } catch (error) {
      usable = await answers(client);
      throw error;
    } finally {
      mark.open = false;
      client.release(!usable);
    }
  };
}

/** Whether a connection is alive and out of any transaction. */
async function answers(client: pg.PoolClient): Promise<boolean> {
  try {
    // Inside a failed transaction this is refused; on a dead line it takes too long.
    await client.query(ARE_YOU_THERE);
    return true;
  } catch {
    return false;
  }
}
