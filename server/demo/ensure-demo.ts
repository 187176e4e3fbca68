import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { memberships, organisations, users } from '../db/schema/accounts.ts';
import type { Services } from '../services.ts';

/** How to sign in to the demo organisation of this installation. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  /** Where the password is kept, readable only by the user of the operating system who runs the server. */
  readonly passwordFile: string;
}

const EMAIL = 'demo@quarterdeck.local';

/**
 * Creates the demo organisation in a database that has nobody in it yet, with a password made for this installation.
 * Answers how to sign in as long as the password file is there; null when there is no demo, or its file was removed.
 */
export async function ensureDemo(db: Database, services: Services, dataDir: string): Promise<DemoAccount | null> {
  const passwordFile = join(dataDir, 'demo-password');
  // The password gets its name at the end: under the other one, a process died while it made the demo.
  const unfinished = `${passwordFile}.part`;
  if (existsSync(unfinished)) await removeDemo(db, services);
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

async function removeDemo(db: Database, services: Services): Promise<void> {
  const userId = await services.accounts.findByEmail(EMAIL);
  if (!userId) return;
  await db.transaction(async (tx) => {
    const theirs = tx.select({ id: memberships.orgId }).from(memberships).where(eq(memberships.userId, userId));
    await tx.delete(organisations).where(inArray(organisations.id, theirs));
    await tx.delete(users).where(eq(users.id, userId));
  });
}
