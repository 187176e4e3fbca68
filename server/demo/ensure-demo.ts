import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../db/client.ts';
import { users } from '../db/schema/accounts.ts';
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
  const [somebody] = await db.select({ id: users.id }).from(users).limit(1);
  if (somebody) {
    const password = await readFile(passwordFile, 'utf8').catch(() => null);
    return password === null ? null : { email: EMAIL, password: password.trim(), passwordFile };
  }
  const password = randomBytes(12).toString('base64url');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  const made = await services.accounts.signUp({ email: EMAIL, name: 'Demo', password, organisation: 'Meridian' });
  if (!made.ok) throw new Error(`the demo account can't be made: ${JSON.stringify(made.errors)}`);
  await services.demo.fill({ orgId: made.orgId, userId: made.userId });
  return { email: EMAIL, password, passwordFile };
}
