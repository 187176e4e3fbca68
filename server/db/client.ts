import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type EmbeddedOptions, startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { schema } from './schema.ts';
import { guardTransactions } from './transaction-guard.ts';

export type Schema = typeof schema;
/** The database, embedded or not: one driver, one dialect. Inside `db.transaction(tx => ...)` only `tx` may be used. */
export type Database = NodePgDatabase<Schema> & { $client: pg.Pool };
/** What a query may run on: the database or an open transaction. */
export type Queryable = Database | Parameters<Parameters<Database['transaction']>[0]>[0];

export interface OpenDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** The embedded database's files as a tar; null for a Postgres server, which has its own backups. */
  readonly dump: (() => Promise<Uint8Array>) | null;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A Postgres server; when missing, the embedded database is opened in `embedded.dataDir`. */
  readonly url?: string;
  readonly embedded?: EmbeddedOptions;
  /** Told about connections that break, also while nobody uses them. */
  readonly onIdleError?: (error: Error) => void;
  /** Lets statements take as long as they want: for migrations, backups and the like. */
  readonly patient?: boolean;
}

/**
 * A Postgres server may vanish without a word (a cable, a frozen machine): whoever waits for it must be told, and try
 * again on another connection. The server gives up first, so that what is tried again has not happened after all.
 */
const STATEMENT_MS = 10_000;
const LIMITS = {
  statement_timeout: STATEMENT_MS,
  query_timeout: STATEMENT_MS + 2_000,
  // A process that froze inside a transaction must not keep its locks: others commit to the same documents.
  idle_in_transaction_session_timeout: STATEMENT_MS,
} as const;
const CONNECTION = { max: 10, connectionTimeoutMillis: 5_000, keepAlive: true, keepAliveInitialDelayMillis: 5_000 };

/** Opens the database. Rejects when it can't be reached or opened. Doesn't migrate: see `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url) {
    const limits = options.patient ? {} : LIMITS;
    const pool = new pg.Pool({ connectionString: options.url, ...CONNECTION, ...limits });
    return open(pool, options, null, () => pool.end());
  }
  if (!options.embedded) throw new Error('openDatabase wants a url or an embedded data folder');
  const embedded = await startEmbeddedPostgres(options.embedded);
  // One backend, so one connection: it serves transactions one after the other and its session state is nobody else's.
  const pool = new pg.Pool({ max: 1, idleTimeoutMillis: 0, user: 'postgres', stream: () => embedded.connect() });
  return open(pool, options, embedded.dump, async () => {
    await pool.end();
    await embedded.close();
  });
}

async function open(
  pool: pg.Pool,
  options: DatabaseOptions,
  dump: OpenDatabase['dump'],
  close: () => Promise<void>,
): Promise<OpenDatabase> {
  pool.on('error', (error) => options.onIdleError?.(error));
  // A connection in use that breaks tells its query AND emits an error, which would end the process if nobody listened.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await pool.query('select 1');
  } catch (error) {
    await close();
    throw error;
  }
  const db = drizzle(pool, { schema });
  guardTransactions(db, pool);
  return { db, pool, dump, close };
}
