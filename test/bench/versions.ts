// What 1,000 versions of a real plan of 468 items cost: on disk, and of the event loop; on the embedded database and, when
// TEST_DATABASE_URL is set, on Postgres. Run: npx tsx test/bench/versions.ts
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { createSnapshots, type Snapshots } from '#server/history/snapshots.ts';
import { applyImport } from '#shared/import/apply-import.ts';
import { NO_OPTIONS } from '#shared/import/import-options.ts';
import { prepareImport } from '#shared/import/plan-import.ts';
import { kubernetesPlan } from '#test/fixtures/kubernetes-plan.ts';
import { createRandom, type Random } from '#test/fixtures/random.ts';
import { type StoredBoard, storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openEmbedded, openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { editBoard } from './versions/edit-board.ts';

const VERSIONS = 1_000;
const EDITS = 10;
const MEGABYTE = 1e6;

const quantile = (sorted: readonly number[], part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
const ms = (value: number) => `${value.toFixed(1)} ms`;

/** The plan as a board that was imported. */
async function storePlan(test: TestDatabase, file: string): Promise<StoredBoard> {
  await storeOrganisation(test.db, 'org');
  const stored = await storeBoard(test.db, 'org', 'plan');
  const text = readFileSync(file, 'utf8');
  await stored.change((board, ctx, view) => {
    const { plan } = prepareImport(text, NO_OPTIONS, {
      view,
      orgTeams: [],
      people: [],
      newId: ctx.newId,
    });
    if (!plan) throw new Error(`${file} can not be imported`);
    applyImport(board, plan, ctx);
  });
  return stored;
}

/** Bytes of the tables of versions with their indexes, and of the chunks alone. */
async function sizes({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query(`
    select sum(pg_total_relation_size(name::regclass))::float8 as bytes
    from unnest(array['snapshots', 'snapshot_contents', 'snapshot_chunks']) as name`);
  return Number(rows[0]?.bytes);
}

async function takeAll(snapshots: Snapshots, stored: StoredBoard, random: Random): Promise<readonly number[]> {
  const blocks: number[] = [];
  for (let version = 0; version < VERSIONS; version++) {
    await stored.change((board, ctx, view) => editBoard(board, ctx, view, random, EDITS));
    blocks.push(await longestBlock(() => snapshots.takeAutomatic('plan', 'while-editing')));
  }
  return blocks.toSorted((a, b) => a - b);
}

/** The longest that the event loop was kept during this work, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  // It counts the time between two ticks of a timer of 1 ms.
  return Math.max(0, delay.max / 1e6 - 1);
}

async function measure(name: string, test: TestDatabase, file: string): Promise<readonly Figure[]> {
  const stored = await storePlan(test, file);
  const rooms = { read: () => Promise.reject(new Error('no room is asked')) };
  const snapshots = createSnapshots({ db: test.db, rooms, now: () => new Date(), newId: randomUUID });
  const empty = await sizes(test);
  await snapshots.takeAutomatic('plan', 'while-editing');
  const one = (await sizes(test)) - empty;
  const blocks = await takeAll(snapshots, stored, createRandom(6));
  const all = (await sizes(test)) - empty;
  const { rows } = await test.pool.query('select avg(state_size + view_size)::float8 as raw from snapshot_contents');

  const start = performance.now();
  const { versions } = await snapshots.replay('plan', { from: null, to: null });
  const replay = performance.now() - start;
  const block = await longestBlock(() => snapshots.replay('plan', { from: null, to: null }));
  const answer = JSON.stringify(versions).length;
  await snapshots.close();
  await test.close();
  return [
    { name: `${name}: the first version on disk`, value: `${(one / MEGABYTE).toFixed(2)} MB`, aim: '' },
    {
      name: `${name}: 1,000 versions on disk, ${EDITS} edits between two`,
      value: `${(all / MEGABYTE).toFixed(1)} MB (${((Number(rows[0]?.raw) * VERSIONS) / MEGABYTE).toFixed(0)} MB as they are)`,
      aim: '<= 30 MB',
    },
    {
      name: `${name}: taking one keeps the event loop`,
      value: `median ${ms(quantile(blocks, 0.5))}, p95 ${ms(quantile(blocks, 0.95))}, worst ${ms(quantile(blocks, 1))}`,
      aim: '<= 5 ms',
    },
    {
      name: `${name}: replay of ${versions.length} versions, ${(answer / MEGABYTE).toFixed(1)} MB of JSON`,
      value: `${replay.toFixed(0)} ms, longest block ${ms(block)}`,
      aim: '<= 1 s',
    },
  ];
}

const file = kubernetesPlan();
if (!file) throw new Error('this benchmark needs the plan of Kubernetes');
const figures = [...(await measure('embedded', await openEmbedded(), file))];
if (process.env.TEST_DATABASE_URL) figures.push(...(await measure('Postgres', await openTestDatabase(), file)));
for (const { name, value } of figures) console.log(`${name}: ${value}`);
recordBenchmark(
  'Versions',
  'npm run bench:versions',
  'the plan of Kubernetes (468 initiatives, 19 teams); between two versions ten fields of random records change, and now and then a record comes or goes',
  figures,
);
