// Comparing two versions of 1,000 records, and a restore of 500 of them, on the built product (`npm run build`): the embedded
// database and, when TEST_DATABASE_URL is set, Postgres; ten others on the board. Run: npm run bench:history
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { restoreVersion } from '#shared/board/commands/restore-commands.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { listDifferences } from '#shared/diff/list-differences.ts';
import { runProgram, spawnServer } from '#test/fixtures/spawn-server.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { createServerDatabase } from '#test/fixtures/test-database.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { median } from './support/statistics.ts';

const [INITIATIVES, RISKS, CHANGED, OTHERS, RUNS] = [800, 200, 500, 10, 5];
const PASSWORD = 'a long enough password';
const ms = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return `${median(values).toFixed(0)} ms (${sorted[0]?.toFixed(0)} to ${sorted.at(-1)?.toFixed(0)})`;
};

/** Writes the records in parts that fit in a message. */
async function fill(client: SyncClient): Promise<void> {
  const board = openBoard(client.doc);
  board.doc.transact(() => insertRecord(board, 'teams', 't', { name: 'Platform' }));
  for (let start = 0; start < INITIATIVES + RISKS; start += 100) {
    board.doc.transact(() => {
      for (let i = start; i < start + 100; i++) {
        if (i >= INITIATIVES) insertRecord(board, 'risks', `r${i}`, { title: `What may happen ${i}` });
        else {
          const dates = { start: '2027-01-04', end: `2027-0${2 + (i % 8)}-1${i % 10}` };
          insertRecord(board, 'initiatives', `i${i}`, { title: `Initiative number ${i}`, teamId: 't', ...dates });
        }
      }
    });
    await client.saved();
  }
}

/** Moves and renames so many records. */
async function change(client: SyncClient, round: number): Promise<void> {
  const board = openBoard(client.doc);
  for (let start = 0; start < CHANGED; start += 100) {
    board.doc.transact(() => {
      for (let i = start; i < start + 100; i++)
        patchRecord(board, 'initiatives', `i${i}`, {
          end: `2028-0${1 + round}-1${i % 10}`,
          title: `Renamed ${round} ${i}`,
        });
    });
    await client.saved();
  }
}

function openState(state: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const projection = createBoardProjection(openBoard(doc));
  const view = projection.view();
  projection.close();
  return view;
}

async function timed<T>(into: number[], work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const result = await work();
  into.push(performance.now() - start);
  return result;
}

async function measure(where: string, env: Record<string, string>): Promise<readonly Figure[]> {
  const run = async (...args: string[]) => {
    const ended = await runProgram('quarterdeck.mjs', [...args, '--json'], env);
    if (ended.code !== 0) throw new Error(ended.stderr);
    return JSON.parse(ended.stdout);
  };
  const email = 'ana@example.com';
  await run('user', 'add', '--email', email, '--password', PASSWORD, '--org', 'Acme', '--role', 'owner');
  const { id } = await run('board', 'create', '--org', 'Acme', '--title', 'Plan');
  const server = await spawnServer(env);
  const clients: SyncClient[] = [];
  try {
    const body = new URLSearchParams({ email, password: PASSWORD });
    const signedIn = await fetch(`${server.url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const join = async () => {
      const url = `${server.url.replace('http', 'ws')}/sync/${id}`;
      const client = await SyncClient.join({ url, headers, params: { generation: '1' } });
      clients.push(client);
      return client;
    };
    const ana = await join();
    await fill(ana);
    const others: SyncClient[] = [];
    for (let i = 0; i < OTHERS; i++) others.push(await join());
    // What a restore keeps first is a version like any other: with its id it is read and compared with.
    const keep = async (): Promise<string> => {
      const kept = await fetch(`${server.url}/b/${id}/before-restore`, { method: 'POST', headers });
      return ((await kept.json()) as { id: string }).id;
    };
    const state = async (version: string) => {
      const answer = await fetch(`${server.url}/b/${id}/history/${version}/state`, { headers });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return new Uint8Array(await answer.arrayBuffer());
    };
    const first = await keep();
    const times = { read: [], open: [], compare: [], keep: [], write: [], saved: [], seen: [] } as Record<
      string,
      number[]
    >;
    const into = (name: string) => (times[name] ??= []);
    let found = '';
    for (let round = 0; round < RUNS; round++) {
      await change(ana, round);
      const kept = await timed(into('keep'), keep);
      const [from, to] = await timed(into('read'), () => Promise.all([state(first), state(kept)]));
      const [before, after] = await timed(into('open'), () => [openState(from), openState(to)] as const);
      const differences = await timed(into('compare'), () => listDifferences(before, after));
      found = `${differences.length} differences`;
      const projection = createBoardProjection(openBoard(ana.doc));
      const view = projection.view();
      const now = new Date().toISOString();
      const point = { snapshotId: first, name: 'first', takenAt: now, view: before };
      const start = performance.now();
      await timed(into('write'), () =>
        restoreVersion(
          openBoard(ana.doc),
          { view, from: point },
          { actor: 'ana', now, newId: () => crypto.randomUUID() },
        ),
      );
      projection.close();
      const isBack = (doc: Y.Doc) =>
        openBoard(doc)
          .records.initiatives.get(`i${CHANGED - 1}`)
          ?.get('end') === before.initiatives.byId.get(`i${CHANGED - 1}`)?.end;
      const seen = Promise.all(others.map((other) => other.until(() => isBack(other.doc)))).then(() =>
        into('seen').push(performance.now() - start),
      );
      await ana.saved();
      into('saved').push(performance.now() - start);
      await seen;
    }
    const figure = (name: string, key: string, aim = ''): Figure => ({
      name: `${where}: ${name}`,
      value: ms(into(key)),
      aim,
    });
    return [
      figure('fetching both versions of 1,000 records', 'read'),
      figure('opening both documents', 'open'),
      figure(`comparing them (${found})`, 'compare', '<= 100 ms'),
      figure('keeping the board before a restore', 'keep'),
      figure(`writing a restore of ${CHANGED} records`, 'write'),
      figure('until it is committed', 'saved', '<= 1 s'),
      figure(`until ${OTHERS} others have it`, 'seen', '<= 1 s'),
    ];
  } finally {
    for (const client of clients) await client.drop();
    await server.end('SIGTERM');
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-history-'));
const figures = [...(await measure('embedded', { DATA_DIR: join(dataDir, 'embedded') }))];
if (process.env.TEST_DATABASE_URL) {
  const { url, drop } = await createServerDatabase(process.env.TEST_DATABASE_URL);
  figures.push(...(await measure('Postgres', { DATA_DIR: join(dataDir, 'postgres'), DATABASE_URL: url })));
  await drop();
}
await rm(dataDir, { recursive: true, force: true });
for (const { name, value, aim } of figures) console.log(`${name}: ${value}${aim && ` (aim ${aim})`}`);
recordBenchmark(
  'Compare and restore',
  'npm run bench:history',
  `${INITIATIVES} initiatives and ${RISKS} risks, of which ${CHANGED} were moved and renamed; ${RUNS} rounds, the median with the least and the most`,
  figures,
);
