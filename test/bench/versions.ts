// What 1,000 versions of a real plan of 468 items cost: on disk, and of the event loop; on the embedded database and, when
// TEST_DATABASE_URL is set, on Postgres. Run: npm run bench:versions
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { createSnapshots, type Snapshots } from '#server/history/snapshots.ts';
import { appendUpdates } from '#server/log/append-updates.ts';
import { compactDocument } from '#server/log/compact-document.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { applyImport } from '#shared/import/apply-import.ts';
import { NO_OPTIONS } from '#shared/import/import-options.ts';
import { prepareImport } from '#shared/import/plan-import.ts';
import { kubernetesPlan } from '#test/fixtures/kubernetes-plan.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openEmbedded, openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { editBoard } from './versions/edit-board.ts';

const VERSIONS = 1_000;
const EDITS = 10;
/** One in so many is followed by a look at the idle loop. */
const IDLE_EVERY = 5;
/** Versions between two compactions of the log. */
const COMPACTED_EVERY = 100;
/** An id as boards have them: it stands in every row. */
const BOARD = randomUUID();
const MEGABYTE = 1e6;

const quantile = (sorted: readonly number[], part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
const ms = (value: number) => `${value.toFixed(1)} ms`;
const spread = (sorted: readonly number[]) =>
  `median ${ms(quantile(sorted, 0.5))}, p95 ${ms(quantile(sorted, 0.95))}, worst ${ms(quantile(sorted, 1))}`;

/** Updates of a document: the plan as it is imported, then what people do between one version and the next. */
function writeUpdates(file: string): readonly Uint8Array[] {
  const { board, ctx, view } = createTestBoard('plan-');
  const choices = { view: view(), orgTeams: [], people: [], newId: ctx.newId };
  const { plan } = prepareImport(readFileSync(file, 'utf8'), NO_OPTIONS, choices);
  if (!plan) throw new Error(`${file} can not be imported`);
  applyImport(board, plan, ctx);
  const updates = [Y.encodeStateAsUpdate(board.doc)];
  const random = createRandom(6);
  for (let version = 0; version < VERSIONS; version++) {
    const before = Y.encodeStateVector(board.doc);
    editBoard(board, ctx, view(), random, EDITS);
    updates.push(Y.encodeStateAsUpdate(board.doc, before));
  }
  return updates;
}

/** Bytes of the tables of versions with their indexes, and of the chunks alone. */
async function sizes({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query(`
    select sum(pg_total_relation_size(name::regclass))::float8 as bytes
    from unnest(array['snapshots', 'snapshot_contents', 'snapshot_chunks']) as name`);
  return Number(rows[0]?.bytes);
}

interface Blocks {
  readonly taking: readonly number[];
  /** Of the same loop with nothing to do, right after some of them, for as long. */
  readonly idle: readonly number[];
}

/** Takes a version after each update. Nothing else runs here meanwhile: who edits, and what compacts, waits. */
async function takeAll(test: TestDatabase, snapshots: Snapshots, updates: readonly Uint8Array[]): Promise<Blocks> {
  const taking: number[] = [];
  const idle: number[] = [];
  for (const [i, payload] of updates.entries()) {
    await appendUpdates(test.db, [{ docId: BOARD, generation: 1, rows: [{ actorId: null, payload }] }]);
    if (i % COMPACTED_EVERY === 0) await compactDocument(test.db, BOARD);
    const start = performance.now();
    taking.push(await longestBlock(() => snapshots.takeAutomatic(BOARD, 'while-editing')));
    const took = performance.now() - start;
    if (i % IDLE_EVERY === 0) idle.push(await longestBlock(() => new Promise((done) => setTimeout(done, took))));
  }
  const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
  return { taking: sorted(taking), idle: sorted(idle) };
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

async function measure(name: string, test: TestDatabase, updates: readonly Uint8Array[]): Promise<readonly Figure[]> {
  await storeOrganisation(test.db, 'org');
  await storeBoard(test.db, 'org', BOARD);
  const rooms = { read: () => Promise.reject(new Error('no room is asked')) };
  const snapshots = createSnapshots({ db: test.db, rooms, now: () => new Date(), newId: randomUUID });
  const empty = await sizes(test);
  const [first = new Uint8Array(), ...others] = updates;
  await takeAll(test, snapshots, [first]);
  const one = (await sizes(test)) - empty;
  const { taking, idle } = await takeAll(test, snapshots, others);
  const all = (await sizes(test)) - empty;
  const { rows } = await test.pool.query('select avg(state_size + view_size)::float8 as raw from snapshot_contents');

  const start = performance.now();
  const { versions } = await snapshots.replay(BOARD, { from: null, to: null });
  const replay = performance.now() - start;
  const block = await longestBlock(() => snapshots.replay(BOARD, { from: null, to: null }));
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
      value: spread(taking),
      aim: '<= 5 ms',
    },
    { name: `${name}: the same loop with nothing to do`, value: spread(idle), aim: '' },
    {
      name: `${name}: replay of ${versions.length} versions, ${(answer / MEGABYTE).toFixed(1)} MB of JSON`,
      value: `${replay.toFixed(0)} ms, longest block ${ms(block)}`,
      aim: '<= 1 s',
    },
  ];
}

const file = kubernetesPlan();
if (!file) throw new Error('this benchmark needs the plan of Kubernetes');
const updates = writeUpdates(file);
const figures = [...(await measure('embedded', await openEmbedded(), updates))];
if (process.env.TEST_DATABASE_URL) figures.push(...(await measure('Postgres', await openTestDatabase(), updates)));
for (const { name, value } of figures) console.log(`${name}: ${value}`);
recordBenchmark(
  'Versions',
  'npm run bench:versions',
  'the plan of Kubernetes (468 initiatives, 19 teams); between two versions ten fields of random records change, and now and then a record comes or goes',
  figures,
);
