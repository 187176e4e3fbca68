import { createHash, randomBytes } from 'node:crypto';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { Lucia, TimeSpan } from 'lucia';
import type { Database } from '../db/client.ts';
import { sessions, users } from '../db/schema/accounts.ts';
import { announceAccessChange } from './access-changes.ts';
import type { RequestSession } from './request-session.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof openLucia>;
    DatabaseUserAttributes: { email: string; name: string };
  }
}

/** Sessions in the database, carried by a cookie. The only file that knows Lucia: it is no longer developed. */
export interface Sessions {
  /** Begins a session of this user; answers the Set-Cookie header that carries it. */
  start(userId: string): Promise<string>;
  /** Who sent this Cookie header: null when nobody is signed in. Sessions in use live on. */
  read(cookieHeader: string | null | undefined): Promise<RequestSession | null>;
  end(sessionId: string): Promise<void>;
  /** The Set-Cookie header that makes a browser forget its session. */
  forgetCookie(): string;
  /** Deletes what has run out. */
  sweep(): Promise<void>;
}

export interface SessionOptions {
  /** Whether browsers may send the cookie over https alone. */
  readonly secureCookies: boolean;
}

/** Only the digest is stored: a copy of the database, or a backup of it, opens no session. */
const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');

function openLucia(db: Database, { secureCookies }: SessionOptions) {
  return new Lucia(new DrizzlePostgreSQLAdapter(db, sessions, users), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: 'quarterdeck_session',
      // The cookie outlives the session, whose end the database knows: it need not be sent again when that moves on.
      expires: false,
      attributes: { secure: secureCookies, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: ({ email, name }: { email: string; name: string }) => ({ email, name }),
  });
}

export function createSessions(db: Database, options: SessionOptions): Sessions {
  const lucia = openLucia(db, options);
  return {
    async start(userId) {
      const token = randomBytes(32).toString('base64url');
      await lucia.createSession(userId, {}, { sessionId: digest(token) });
      return lucia.createSessionCookie(token).serialize();
    },
    async read(cookieHeader) {
      const token = lucia.readSessionCookie(cookieHeader ?? '');
      if (!token) return null;
      const { session, user } = await lucia.validateSession(digest(token));
      return session && { user: { id: user.id, email: user.email, name: user.name }, sessionId: session.id };
    },
    end: (sessionId) =>
      db.transaction(async (tx) => {
        await new DrizzlePostgreSQLAdapter(tx, sessions, users).deleteSession(sessionId);
        await announceAccessChange(tx, { sessionId });
      }),
    forgetCookie: () => lucia.createBlankSessionCookie().serialize(),
    sweep: () => lucia.deleteExpiredSessions(),
  };
}
