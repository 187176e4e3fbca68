import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberships, sessions, users } from '#server/db/schema/accounts.ts';
import { openTestServices, type TestServices } from '#test/fixtures/test-services.ts';

const PASSWORD = 'correct horse battery';

let test: TestServices;
beforeAll(async () => {
  test = await openTestServices({ signInLimits: { perPerson: 3, perAddress: 6 } });
});
afterAll(() => test.close());

/** What a browser sends back of a Set-Cookie header. */
const sent = (cookie: string) => cookie.split(';')[0] ?? '';
const request = (cookie?: string) => ({ headers: new Headers(cookie ? { cookie: sent(cookie) } : {}) });

async function signUp(email: string) {
  const made = await test.accounts.signUp({ email, name: 'Ada', password: PASSWORD, organisation: 'Engines' });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made;
}

describe('sign-up', () => {
  it('creates the person as owner of an organisation, signed in', async () => {
    const { userId, orgId, cookie } = await signUp('ada@example.com');
    const session = await test.accounts.sessionFromRequest(request(cookie));
    expect(session?.user).toEqual({ id: userId, email: 'ada@example.com', name: 'Ada' });
    expect(await test.organisations.listOf(userId)).toEqual([{ id: orgId, name: 'Engines', role: 'owner' }]);
  });

  it('names every field that is wrong', async () => {
    const made = await test.accounts.signUp({ email: 'ada', name: ' ', password: 'short', organisation: '' });
    expect(made.ok).toBe(false);
    expect(Object.keys(made.ok ? {} : made.errors).sort()).toEqual(['email', 'name', 'organisation', 'password']);
  });

  it('takes an e-mail address once, whatever its case, and leaves nothing half made', async () => {
    await signUp('grace@example.com');
    const before = await test.db.$count(memberships);
    const again = await test.accounts.signUp({
      email: 'Grace@Example.com',
      name: 'Grace',
      password: PASSWORD,
      organisation: 'Other',
    });
    expect(again).toMatchObject({ ok: false, errors: { email: expect.stringContaining('already') } });
    expect(await test.db.$count(memberships)).toBe(before);
  });

  it('takes it once when two sign up at the same moment', async () => {
    const both = await Promise.all(
      [1, 2].map(() => test.accounts.register({ email: 'twin@example.com', name: 'T', password: PASSWORD })),
    );
    expect(both.filter((made) => made.ok)).toHaveLength(1);
  });
});

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites', async () => {
    const { cookie } = await signUp('cookie@example.com');
    expect(cookie).toMatch(/^quarterdeck_session=[\w-]{43}; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).not.toContain('Secure');
  });

  it('is not what the database keeps', async () => {
    const { cookie, userId } = await signUp('digest@example.com');
    const rows = await test.db.select().from(sessions).where(sql`${sessions.userId} = ${userId}`);
    expect(rows).toHaveLength(1);
    expect(sent(cookie)).not.toContain(rows[0]?.id);
    expect(await test.accounts.sessionFromCookie(`quarterdeck_session=${rows[0]?.id}`)).toBeNull();
  });

  it('opens nothing when it is missing, foreign or garbled', async () => {
    for (const cookie of ['', 'quarterdeck_session=', 'quarterdeck_session=nope', 'other=1', '=;;=']) {
      expect(await test.accounts.sessionFromCookie(cookie), cookie).toBeNull();
    }
  });

  it('opens nothing after signing out, nor after it ran out', async () => {
    const { cookie } = await signUp('out@example.com');
    const forget = await test.accounts.signOut(await test.accounts.sessionFromRequest(request(cookie)));
    expect(forget).toContain('Max-Age=0');
    expect(await test.accounts.sessionFromRequest(request(cookie))).toBeNull();

    const { cookie: old, userId } = await signUp('old@example.com');
    await test.db
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(sql`${sessions.userId} = ${userId}`);
    expect(await test.accounts.sessionFromRequest(request(old))).toBeNull();
  });
});

describe('sign-in', () => {
  it('takes the e-mail address in any case', async () => {
    const { userId } = await signUp('mary@example.com');
    const signedIn = await test.accounts.signIn({ email: 'MARY@example.com ', password: PASSWORD, address: 'home' });
    expect(signedIn).toMatchObject({ ok: true, userId });
  });

  it('answers the same for an unknown e-mail address and a wrong password', async () => {
    await signUp('joan@example.com');
    const wrong = await test.accounts.signIn({ email: 'joan@example.com', password: 'not this one', address: 'same' });
    const unknown = await test.accounts.signIn({ email: 'nobody@example.com', password: PASSWORD, address: 'same' });
    expect(wrong).toEqual({ ok: false, reason: 'wrong' });
    expect(unknown).toEqual(wrong);
  });

  it('keeps passwords as Argon2id alone', async () => {
    await signUp('hash@example.com');
    const [row] = await test.db.select().from(users).where(sql`${users.email} = 'hash@example.com'`);
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('stops guessing at one person, even with the right password, and lets others of the address on', async () => {
    await signUp('target@example.com');
    const guess = (email: string, password: string) => test.accounts.signIn({ email, password, address: 'guesser' });
    for (let i = 0; i < 3; i++)
      expect(await guess('target@example.com', `guess ${i}`)).toMatchObject({ reason: 'wrong' });
    expect(await guess('TARGET@example.com', PASSWORD)).toMatchObject({
      ok: false,
      reason: 'too-many',
      retryAfterSeconds: expect.any(Number),
    });
    await signUp('neighbour@example.com');
    expect(await guess('neighbour@example.com', PASSWORD)).toMatchObject({ ok: true });
  });

  it('stops guesses sent at once', async () => {
    await signUp('burst@example.com');
    const guesses = Array.from({ length: 6 }, (_, i) =>
      test.accounts.signIn({ email: 'burst@example.com', password: `guess ${i}`, address: 'burst' }),
    );
    const refused = (await Promise.all(guesses)).filter((answer) => !answer.ok && answer.reason === 'too-many');
    expect(refused).toHaveLength(3);
  });

  it('stops one address from trying many people', async () => {
    const answers = [];
    for (let i = 0; i < 7; i++) {
      answers.push(await test.accounts.signIn({ email: `p${i}@example.com`, password: PASSWORD, address: 'spray' }));
    }
    expect(answers.map((answer) => !answer.ok && answer.reason)).toEqual([...Array(6).fill('wrong'), 'too-many']);
  });

  it('does not count what was right', async () => {
    await signUp('often@example.com');
    for (let i = 0; i < 8; i++) {
      const answer = await test.accounts.signIn({ email: 'often@example.com', password: PASSWORD, address: 'office' });
      expect(answer.ok).toBe(true);
    }
  });
});
