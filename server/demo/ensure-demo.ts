import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eq, inArray } from 'drizzle-orm';
import { verifyPassword } from '../auth/password.ts';
import type { Database } from '../db/client.ts';
import { findUserByEmail } from '../db/queries/users.ts';
import { memberships, organisations, users } from '../db/schema/accounts.ts';
import type { Env } from '../env.ts';
import type { Services } from '../services.ts';

/** How to sign in to the demo organisation of this installation. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  /** Where the password is kept, readable only by the user of the operating system who runs the server. */
  readonly passwordFile: string;
}

const EMAIL = 'demo@quarterdeck.local';
/** Any number, the same in every version. */
const DEMO_LOCK = 7_121_520;
const LOCK_RETRY_MS = 100;

/**
 * Creates the demo organisation in a database that has nobody in it yet, with a password made for this installation.
 * Answers how to sign in as long as the password file is there; null when there is no demo, or its file was removed
 * or lies with another process of the cluster.
 */
export function ensureDemo(
  db: Database,
  services: Services,
  { DATA_DIR, DATABASE_URL }: Pick<Env, 'DATA_DIR' | 'DATABASE_URL'>,
): Promise<DemoAccount | null> {
  const ensure = () => ensureAlone(db, services, DATA_DIR);
  // The embedded database belongs to this process, and has no second connection to hold a lock on.
  return DATABASE_URL ? oneAfterTheOther(db, ensure) : ensure();
}

/** Processes of a cluster may start at once on an empty database: only one may find it empty. */
async function oneAfterTheOther<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const client = await db.$client.connect();
  const ask = (name: string) => client.query<{ mine: boolean }>(`select ${name}($1) as mine`, [DEMO_LOCK]);
  try {
    while (!(await ask('pg_try_advisory_lock')).rows[0]?.mine) await wait(LOCK_RETRY_MS);
    try {
      return await work();
    } finally {
      await ask('pg_advisory_unlock');
    }
  } finally {
    client.release();
  }
}

async function ensureAlone(db: Database, services: Services, dataDir: string): Promise<DemoAccount | null> {
  const passwordFile = join(dataDir, 'demo-password');
  // The password gets its name at the end: under the other one, a process died while it made the demo.
  const unfinished = `${passwordFile}.part`;
  if (existsSync(unfinished)) await removeDemo(db, (await readFile(unfinished, 'utf8')).trim());
  const [somebody] = await db.select({ id: users.id }).from(users).limit(1);
  if (somebody) {
    await rm(unfinished, { force: true });
    const password = await readFile(passwordFile, 'utf8').catch(() => null);
    return password === null ? null : { email: EMAIL, password: password.trim(), passwordFile };
  }
  const password = randomBytes(12).toString('base64url');
  await rm(unfinished, { force: true });
  await writeFile(unfinished, `${password}\n`, { mode: 0o600, flag: 'wx' });
  const made = await services.accounts.signUp({ email: EMAIL, name: 'Demo', password, organisation: 'Meridian' });
  if (!made.ok) throw new Error(`the demo account can't be made: ${JSON.stringify(made.errors)}`);
  await services.demo.fill({ orgId: made.orgId, userId: made.userId });
  await rename(unfinished, passwordFile);
  return { email: EMAIL, password, passwordFile };
}

/** Removes a demo that this installation did not finish. One with another password was made by another process. */
async function removeDemo(db: Database, password: string): Promise<void> {
  const user = await findUserByEmail(db, EMAIL);
  if (!user || !(await verifyPassword(user.passwordHash, password))) return;
  await db.transaction(async (tx) => {
    const theirs = tx.select({ id: memberships.orgId }).from(memberships).where(eq(memberships.userId, user.id));
    await tx.delete(organisations).where(inArray(organisations.id, theirs));
    await tx.delete(users).where(eq(users.id, user.id));
  });
}
