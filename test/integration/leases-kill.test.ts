import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowInitiatives } from '#server/db/schema/projected-rows.ts';
import { readEnv } from '#server/env.ts';
import { createLogger } from '#server/logger.ts';
import { createServices } from '#server/services.ts';
import { storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { patiently } from '#test/fixtures/sync-client.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const ENTRY = fileURLToPath(new URL('../fixtures/services-process.ts', import.meta.url));

// The embedded database belongs to one process: there is no other to go on.
describe.runIf(process.env.TEST_DATABASE_URL)('the processes of a cluster', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await storeOrganisation(database.db, 'org');
    await storeBoard(database.db, 'org', 'left');
  });
  afterAll(() => database.close());

  const start = () =>
    createServices({
      db: database.db,
      env: readEnv({ DATABASE_URL: database.url ?? '', NODE_ENV: 'test' }),
      log: createLogger('silent'),
      now: () => new Date(),
      newId: randomUUID,
    });

  test('S3 kill -9 of the one that does the background work: another takes it over, and brings up what was left', async () => {
    const args = ['--import', 'tsx', ENTRY, database.url ?? '', 'left'];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const [said] = await patiently(once(child.stdout, 'data'), 'it does no background work', 60_000);
    expect(String(said)).toBe('background\n');
    const services = await start();
    child.stdin.write('die\n');
    await exited;
    expect(services.leases.stats().held).toEqual([]);
    const titles = async () => {
      const rows = await database.db.select().from(rowInitiatives).where(eq(rowInitiatives.boardId, 'left'));
      return rows.map(({ title }) => title);
    };
    expect(await titles()).toEqual([]);
    await expect.poll(titles, { timeout: 40_000 }).toEqual(['Said before it died']);
    expect(services.leases.stats()).toMatchObject({ held: ['background'], lost: 0 });
    await services.stop();
    expect((await database.pool.query('select name from leases')).rows).toEqual([]);
  });

  test('a graceful stop leaves the background work to the others at once', async () => {
    const [one, two] = [await start(), await start()];
    await expect.poll(() => one.leases.stats().held, { timeout: 10_000 }).toEqual(['background']);
    expect(two.leases.stats().held).toEqual([]);
    await one.stop();
    await expect.poll(() => two.leases.stats().held, { timeout: 10_000 }).toEqual(['background']);
    await two.stop();
  });
});
