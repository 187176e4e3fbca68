import { randomBytes } from 'node:crypto';
import { hash as argon2, type Options, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id (also the library's default): 19 MiB, two passes, one lane. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => argon2(password, OPTIONS);

let nobodysHash: Promise<string> | undefined;

/**
 * Whether this is the password behind the hash. Without a hash (unknown user) the answer is no after the same work, so
 * that time doesn't tell who has an account.
 */
export async function verifyPassword(hash: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(hash ?? (await nobodysHash), password);
  return matches && hash !== undefined;
}
