import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 15 * 60;

/** Limits of failed attempts in 15 minutes. */
export interface SignInLimits {
  /** For one e-mail address from one network address. */
  readonly perPerson: number;
  /** For one network address: a whole office may sit behind it. */
  readonly perAddress: number;
}

export const SIGN_IN_LIMITS: SignInLimits = { perPerson: 10, perAddress: 100 };

export interface SignInLimiter {
  /** Counts an attempt. Answers the seconds to wait when there were too many; 0 to go on. */
  count(email: string, address: string): Promise<number>;
  /** The attempt was right: it doesn't count. */
  forgive(email: string, address: string): Promise<void>;
}

/** Slows guessing down. In memory: a restart forgets, which costs a guesser more than it gives. */
export function createSignInLimiter(limits: SignInLimits = SIGN_IN_LIMITS): SignInLimiter {
  const person = new RateLimiterMemory({ points: limits.perPerson, duration: WINDOW_SECONDS });
  const address = new RateLimiterMemory({ points: limits.perAddress, duration: WINDOW_SECONDS });
  const personKey = (email: string, from: string) => `${email.toLowerCase()}|${from}`;
  return {
    async count(email, from) {
      // Counted before the password is looked at: attempts sent at once can't all slip through.
      const waits = await Promise.all([consume(address, from), consume(person, personKey(email, from))]);
      return Math.max(...waits);
    },
    async forgive(email, from) {
      await Promise.all([person.delete(personKey(email, from)), address.reward(from, 1)]);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
