import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';

/*
 * The clock of the database alone says when a lease ends, and each step is one statement: processes whose clocks differ
 * can't both have it.
 */

const inMs = (ms: number) => sql`now() + ${ms}::float8 * interval '1 millisecond'`;

export interface LeaseRequest {
  readonly name: string;
  /** Never used for another lease, before or after. */
  readonly holder: string;
  readonly ttlMs: number;
  /** Take it from whoever has it: the caller knows that they are dead. */
  readonly force: boolean;
}

/** Takes a lease that nobody has; answers whether it did. One that is taken costs a read and no write. */
export async function acquireLease(db: Database, { name, holder, ttlMs, force }: LeaseRequest): Promise<boolean> {
  const { rows } = await db.execute(sql`
    insert into leases (name, holder, until) select ${name}, ${holder}, ${inMs(ttlMs)}
    where ${force}::boolean or not exists (select 1 from leases where name = ${name} and until > now())
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where ${force}::boolean or leases.until <= now()
    returning name`);
  return rows.length > 0;
}

/** Renews leases that are still there; answers the holders of those. */
export async function renewLeases(db: Database, holders: readonly string[], ttlMs: number): Promise<Set<string>> {
  const { rows } = await db.execute<{ holder: string }>(sql`
    update leases set until = ${inMs(ttlMs)} where holder in ${[...holders]} returning holder`);
  return new Set(rows.map(({ holder }) => holder));
}

/** Gives leases free; those that somebody else has by now stay theirs. */
export async function releaseLeases(db: Database, holders: readonly string[]): Promise<void> {
  await db.execute(sql`delete from leases where holder in ${[...holders]}`);
}

/** Deletes what dead processes left behind an hour ago. */
export async function forgetOldLeases(db: Database): Promise<void> {
  await db.execute(sql`delete from leases where until < now() - interval '1 hour'`);
}
