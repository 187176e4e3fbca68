import type { z } from 'zod';
import type { Database } from '../db/client.ts';
import { insertMembership } from '../db/queries/memberships.ts';
import { insertOrganisation } from '../db/queries/organisations.ts';
import { findUserByEmail, insertUser } from '../db/queries/users.ts';
import { type FieldErrors, fieldErrors, organisationName, personFields } from './account-fields.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { RequestSession } from './request-session.ts';
import { createSessions } from './session.ts';
import { createSignInLimiter, type SignInLimits } from './sign-in-limit.ts';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export type Registered =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly errors: FieldErrors };

export type SignedUp =
  | { readonly ok: true; readonly userId: string; readonly orgId: string; readonly cookie: string }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Unknown e-mail address and wrong password are one and the same answer. */
export type SignedIn =
  | { readonly ok: true; readonly userId: string; readonly cookie: string }
  | { readonly ok: false; readonly reason: 'wrong' }
  | { readonly ok: false; readonly reason: 'too-many'; readonly retryAfterSeconds: number };

/** People and their sessions. `cookie` is always the value of a Set-Cookie header. */
export interface Accounts {
  /** Who sends a request, also a websocket upgrade: from its Cookie header. */
  sessionFromRequest(request: { readonly headers: Headers }): Promise<RequestSession | null>;
  /** The same for a Cookie header by itself. */
  sessionFromCookie(cookieHeader: string | null | undefined): Promise<RequestSession | null>;
  /** `address` is the network address the attempt comes from. */
  signIn(attempt: { email: string; password: string; address: string }): Promise<SignedIn>;
  /** Creates a person and their organisation, and signs them in. */
  signUp(person: NewPerson & { readonly organisation: string }): Promise<SignedUp>;
  /** Creates a person who belongs to no organisation yet. */
  register(person: NewPerson): Promise<Registered>;
  /** Begins a session of somebody who has just proved who they are. */
  startSession(userId: string): Promise<string>;
  /** Ends a session; answers the cookie that makes the browser forget it. */
  signOut(session: RequestSession | null): Promise<string>;
  /** Told the id of a session after it ended and before `signOut` answers. Answers its end. */
  onSignedOut(listener: (sessionId: string) => void | Promise<void>): () => void;
  /** The id of the person with this e-mail address. */
  findByEmail(email: string): Promise<string | null>;
  /** Deletes sessions that have run out. */
  sweepSessions(): Promise<void>;
}

export interface AccountsOptions {
  readonly db: Database;
  readonly newId: () => string;
  readonly secureCookies: boolean;
  readonly signInLimits?: SignInLimits;
}

const TAKEN: FieldErrors = { email: 'This e-mail address has an account already. Sign in instead.' };
const signUpFields = personFields.extend({ organisation: organisationName });

export function createAccounts({ db, newId, secureCookies, signInLimits }: AccountsOptions): Accounts {
  const sessions = createSessions(db, { secureCookies });
  const limiter = createSignInLimiter(signInLimits);
  const signedOutListeners = new Set<(sessionId: string) => void | Promise<void>>();

  return {
    sessionFromRequest: (request) => sessions.read(request.headers.get('cookie')),
    sessionFromCookie: (cookieHeader) => sessions.read(cookieHeader),

    async signIn({ email, password, address }) {
      const retryAfterSeconds = await limiter.count(email, address);
      if (retryAfterSeconds > 0) return { ok: false, reason: 'too-many', retryAfterSeconds };
      const user = await findUserByEmail(db, email);
      const right = await verifyPassword(user?.passwordHash, password);
      if (!right || !user) return { ok: false, reason: 'wrong' };
      await limiter.forgive(email, address);
      return { ok: true, userId: user.id, cookie: await sessions.start(user.id) };
    },

    async signUp(given) {
      const checked = signUpFields.safeParse(given);
      if (!checked.success) return { ok: false, errors: fieldErrors(checked.error) };
      const { organisation, ...person } = checked.data;
      const row = await personRow(newId(), person);
      const orgId = newId();
      const added = await db.transaction(async (tx) => {
        if (!(await insertUser(tx, row))) return false;
        await insertOrganisation(tx, { id: orgId, name: organisation });
        await insertMembership(tx, { orgId, userId: row.id, role: 'owner' });
        return true;
      });
      if (!added) return { ok: false, errors: TAKEN };
      return { ok: true, userId: row.id, orgId, cookie: await sessions.start(row.id) };
    },

    async register(given) {
      const checked = personFields.safeParse(given);
      if (!checked.success) return { ok: false, errors: fieldErrors(checked.error) };
      const row = await personRow(newId(), checked.data);
      return (await insertUser(db, row)) ? { ok: true, userId: row.id } : { ok: false, errors: TAKEN };
    },

    startSession: (userId) => sessions.start(userId),
    async signOut(session) {
      if (session) {
        await sessions.end(session.sessionId);
        for (const listener of signedOutListeners) await listener(session.sessionId);
      }
      return sessions.forgetCookie();
    },
    onSignedOut(listener) {
      signedOutListeners.add(listener);
      return () => signedOutListeners.delete(listener);
    },
    async findByEmail(email) {
      return (await findUserByEmail(db, email))?.id ?? null;
    },
    sweepSessions: () => sessions.sweep(),
  };
}

async function personRow(id: string, { email, name, password }: z.infer<typeof personFields>) {
  return { id, email, name, passwordHash: await hashPassword(password) };
}
