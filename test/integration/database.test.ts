import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisations } from '#server/db/schema/accounts.ts';
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
});
