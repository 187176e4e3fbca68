import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from './client.ts';

const current = new AsyncLocalStorage<{ open: boolean }>();

const MESSAGE =
  'db is used inside db.transaction: use its tx instead, db would wait for that very transaction for ever';

function refuseInsideTransaction(): void {
  if (current.getStore()?.open) throw new Error(MESSAGE);
}

/**
 * Makes `db.*` inside the callback of `db.transaction` an error at once. On one connection (embedded) it would hang for
 * ever; on a pool it would read past the transaction, and hang when the pool is used up.
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

  const transaction = db.transaction.bind(db);
  db.transaction = async (run, config) => {
    refuseInsideTransaction();
    const mark = { open: true };
    try {
      return await transaction((tx) => current.run(mark, () => run(tx)), config);
    } finally {
      mark.open = false;
    }
  };
}
