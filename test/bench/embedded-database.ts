// Latency of the embedded database through pg, as the update log uses it, beside a real Postgres when TEST_DATABASE_URL
// is set. Run: npx tsx test/bench/embedded-database.ts
import { performance } from 'node:perf_hooks';
import { openEmbedded, openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const PAYLOAD = Buffer.alloc(120, 7);

async function timed(runs: number, work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(2);
  return `median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

async function measure(name: string, test: TestDatabase): Promise<void> {
  const { pool } = test;
  await pool.query('create table log(doc text, seq bigint generated always as identity, payload bytea)');
  const insert = (rows: number) => {
    const values = Array.from({ length: rows }, (_, i) => `($${2 * i + 1}, $${2 * i + 2})`).join(',');
    const args = Array.from({ length: rows }, () => ['board', PAYLOAD]).flat();
    return () => pool.query(`insert into log(doc, payload) values ${values}`, args);
  };
  console.log(`${name}: select 1: ${await timed(2000, () => pool.query('select $1::int', [1]))}`);
  console.log(`${name}: insert 1 row and commit: ${await timed(2000, insert(1))}`);
  console.log(`${name}: insert 50 rows and commit: ${await timed(500, insert(50))}`);
  console.log(`${name}: insert 200 rows and commit: ${await timed(200, insert(200))}`);
  const start = performance.now();
  await Promise.all(Array.from({ length: 2000 }, insert(1)));
  console.log(`${name}: 2,000 inserts asked for at once: ${(performance.now() - start).toFixed(0)} ms`);
  await test.close();
}

const before = process.memoryUsage().rss;
const embedded = await openEmbedded();
await embedded.pool.query('select 1');
console.log(`embedded: memory added by opening: ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB`);
await measure('embedded', embedded);
if (process.env.TEST_DATABASE_URL) await measure('postgres', await openTestDatabase());
