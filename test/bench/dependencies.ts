import { loadavg } from 'node:os';
import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { createDependencies } from '#server/dependencies/dependencies.ts';
import { createItemSearch } from '#server/dependencies/item-search.ts';
import { EVERY_LINK, type LinkFilter } from '#shared/dependencies/cross-team-links.ts';
import { openEmbedded, openTestDatabase } from '#test/fixtures/test-database.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { median } from './support/statistics.ts';

/*
 * `npm run bench:dependencies`: 12,000 links over 50 boards of one organisation, answered by the embedded database and, with
 * TEST_DATABASE_URL, by Postgres. A third of the links lead to another board.
 */

const BOARDS = 50;
const ITEMS = 200;
const LINKS = 240;
const RUNS = 9;

async function fill(db: Database): Promise<void> {
  await db.execute(sql`insert into organisations (id, name) values ('big', 'Big')`);
  await db.execute(sql`
    insert into boards (id, org_id, title) select 'b' || b, 'big', 'Board ' || b from generate_series(1, ${BOARDS}::int) b`);
  await db.execute(sql`
    insert into row_teams (board_id, id, org_team_id, name, colour, "order", lead)
    select 'b' || b, 't' || t, null, 'Team ' || t, '#336699', 'a' || t, ''
    from generate_series(1, ${BOARDS}::int) b, generate_series(1, 8) t`);
  await db.execute(sql`
    insert into row_initiatives (board_id, id, key, title, team_id, owner, start_on, end_on, status, progress)
    select 'b' || b, 'i' || i, 'K-' || i, 'Work ' || i || ' of board ' || b, 't' || 1 + i % 8, '',
      date '2027-01-04' + (i * 7 + b) % 200, date '2027-01-04' + (i * 7 + b) % 200 + 20, 'planned', 0
    from generate_series(1, ${BOARDS}::int) b, generate_series(1, ${ITEMS}::int) i`);
  await db.execute(sql`
    insert into row_dependencies (board_id, id, from_board_id, from_id, to_board_id, to_id, type, lag, what, state, need_by, promised_on)
    select 'b' || b, 'd' || d, 'b' || b, 'i' || 1 + d % ${ITEMS}::int,
      'b' || case when d % 3 = 0 then 1 + (b + d) % ${BOARDS}::int else b end, 'i' || 1 + (d * 3 + 1) % ${ITEMS}::int,
      (array['FS', 'SS', 'FF', 'SF'])[1 + d % 4], d % 3, 'hand-over ' || d, (array['asked', 'offered', 'committed'])[1 + d % 3],
      date '2027-03-01' + d % 60, date '2027-03-01' + d % 70
    from generate_series(1, ${BOARDS}::int) b, generate_series(1, ${LINKS}::int) d`);
}

const QUESTIONS: readonly (readonly [string, Partial<LinkFilter>])[] = [
  ['matrix and list of everything', {}],
  ['one team, for the graph', { team: 'lane:b7:team 3' }],
  ['one board', { boardId: 'b7' }],
  ['only conflicts', { conflictsOnly: true }],
  ['what waits for one team', { waitingFor: 'lane:b7:team 3' }],
  ['the chain of one item', { chain: { boardId: 'b7', itemId: 'i9' } }],
  ['what other boards have to do with one', { boardId: 'b7', acrossOnly: true }],
];

async function measure(name: string, db: Database, aim: string): Promise<readonly Figure[]> {
  const dependencies = createDependencies({ db });
  const search = createItemSearch({ db });
  const timed = async (label: string, ask: () => Promise<unknown>): Promise<Figure> => {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
    return { name: `${name}: ${label}`, value: `${Math.round(median(times))} ms`, aim };
  };
  const figures: Figure[] = [];
  for (const [label, filter] of QUESTIONS) {
    figures.push(await timed(label, () => dependencies.read('big', 'now', { ...EVERY_LINK, ...filter })));
  }
  figures.push(await timed('search of items by name', () => search.find('big', 'work 17', 'b7')));
  return figures;
}

const figures: Figure[] = [];
const embedded = await openEmbedded();
try {
  await fill(embedded.db);
  figures.push(...(await measure('embedded', embedded.db, '<= 1,000 ms')));
} finally {
  await embedded.close();
}
if (process.env.TEST_DATABASE_URL) {
  const server = await openTestDatabase();
  try {
    await fill(server.db);
    await server.pool.query('analyze');
    figures.push(...(await measure('Postgres', server.db, '<= 300 ms')));
  } finally {
    await server.close();
  }
}
for (const { name, value, aim } of figures) console.info(`${name}: ${value} (${aim})`);
const load = loadavg()[0]?.toFixed(1) ?? '?';
const around = `${BOARDS * LINKS} links over ${BOARDS} boards, median of ${RUNS}, load of the machine ${load}`;
recordBenchmark('Dependencies over all boards', 'npm run bench:dependencies', around, figures);
