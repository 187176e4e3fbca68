import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisations } from '#server/db/schema/accounts.ts';
import { dayNumber, isoDateOf } from '#shared/schedule/calendar.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

describe('the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('commits what a transaction wrote and forgets what a failed one wrote', async () => {
    await test.db.transaction(async (tx) => {
      await tx.insert(organisations).values({ id: 'kept', name: 'Kept' });
    });
    const failing = test.db.transaction(async (tx) => {
      await tx.insert(organisations).values({ id: 'lost', name: 'Lost' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const rows = await test.db.select({ id: organisations.id }).from(organisations);
    expect(rows).toEqual([{ id: 'kept' }]);
  });

  it('keeps concurrent queries, errors and transactions apart', async () => {
    const work = Array.from({ length: 60 }, async (_, i) => {
      if (i % 3 === 0) {
        return test.db.transaction(async (tx) => {
          await tx.insert(organisations).values({ id: `org-${i}`, name: `Org ${i}` });
          const [row] = await tx
            .select()
            .from(organisations)
            .where(sql`${organisations.id} = ${`org-${i}`}`);
          return row?.name;
        });
      }
      if (i % 3 === 1) {
        await expect(test.db.execute(sql`select 1 / (${i}::int - ${i}::int)`)).rejects.toMatchObject({
          cause: { code: '22012' },
        });
        return `Org ${i}`;
      }
      const { rows } = await test.db.execute<{ name: string }>(sql`select ${`Org ${i}`}::text as name`);
      return rows[0]?.name;
    });
    expect(await Promise.all(work)).toEqual(work.map((_, i) => `Org ${i}`));
  });

  it('carries bytes, large values and unicode unchanged', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * 7) % 256));
    const text = 'Ünïcødé \u{1F680}'.repeat(1000);
    const { rows } = await test.pool.query('select $1::bytea as bytes, $2::text as text', [bytes, text]);
    expect(bytes.equals(rows[0].bytes)).toBe(true);
    expect(rows[0].text).toBe(text);
  });

  it('refuses db inside db.transaction at once instead of waiting for ever', async () => {
    const nested = test.db.transaction(async () => {
      await test.db.select().from(organisations);
    });
    await expect(nested).rejects.toMatchObject({ cause: { message: expect.stringContaining('use its tx instead') } });
    const twice = test.db.transaction(async () => test.db.transaction(async () => null));
    await expect(twice).rejects.toThrow('use its tx instead');
    await expect(test.db.select().from(organisations)).resolves.toBeDefined();
  });

  it.runIf(process.env.TEST_DATABASE_URL)('S3 outlives connections that break, in a transaction too', async () => {
    const other = new pg.Client(test.url ?? '');
    await other.connect();
    const breakAll = () =>
      other.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
    const sleep = (seconds: number) => test.db.transaction((tx) => tx.execute(sql`select pg_sleep(${seconds})`));
    // More often than the pool has connections: none may get lost.
    for (let round = 0; round < 12; round++) {
      const slow = sleep(20);
      const refused = expect(slow).rejects.toThrow();
      await breakAll();
      // Some of these begin on a connection that is gone and does not know it yet.
      await Promise.allSettled([breakAll(), ...Array.from({ length: 10 }, () => sleep(0))]);
      await breakAll();
      await refused;
    }
    await other.end();
    const all = await Promise.allSettled(Array.from({ length: 30 }, () => sleep(0)));
    expect(all.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(20);
  });

  it('counts working days as a calendar does', async () => {
    const { rows } = await test.pool.query<{ day: string; number: number; counted: number }>(`
      select d::date::text as day, quarterdeck_working_day_number(d::date) as number,
        case when d < '2000-01-03'
          then -(select count(*) from generate_series(d, timestamp '2000-01-02', '1 day') x where extract(isodow from x) < 6)
          else (select count(*) from generate_series(timestamp '2000-01-03', d - interval '1 day', '1 day') x
                where extract(isodow from x) < 6)
        end::int as counted
      from generate_series(timestamp '1999-11-01', timestamp '2000-04-01', '1 day') d`);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ number, counted }) => number !== counted)).toEqual([]);
  });

  it('counts working days of any calendar as shared/schedule does', async () => {
    const near = fc.integer({ min: dayNumber('1999-12-01'), max: dayNumber('2000-03-31') });
    const calendars = fc.record({
      workingWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      holidays: fc.array(near.map(isoDateOf), { maxLength: 40 }),
    });
    for (const plain of fc.sample(calendars, { numRuns: 25, seed: 20270223 })) {
      const calendar = workingCalendar(plain);
      const weekdays = plain.workingWeekdays.toSorted();
      const holidays = [...new Set(plain.holidays)].filter((day) => calendar.isHoliday(dayNumber(day))).sort();
      const { rows } = await test.pool.query<{ day: string; number: number }>(
        `select d::date::text as day, quarterdeck_working_day_number(d::date, $1::integer[], $2::date[]) as number
        from generate_series(timestamp '1999-11-01', timestamp '2000-04-30', '1 day') d`,
        [weekdays, holidays],
      );
      const wrong = rows.filter(({ day, number }) => number !== calendar.workingDayNumber(dayNumber(day)));
      expect({ plain, wrong }).toEqual({ plain, wrong: [] });
    }
  });
});
