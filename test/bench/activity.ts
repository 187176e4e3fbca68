// The figures of activity: `npm run bench:activity`, on the built product (`npm run build`): 100,000 rows on a board, asked of the
// embedded database and, with TEST_DATABASE_URL, of Postgres; then the page of such a board in Chromium.
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { type ActivityScope, searchActivity } from '#server/activity/search-activity.ts';
import { type Database, openDatabase } from '#server/db/client.ts';
import { databaseFolder } from '#server/db/open-configured-database.ts';
import { type ActivityFilter, ALL_ACTIVITY } from '#shared/activity/activity-filter.ts';
import { launchChromium, signIn, visit } from '#test/e2e/support/chromium.ts';
import { install } from '#test/e2e/support/installation.ts';
import { realPlan } from '#test/e2e/support/real-plans.ts';
import { fillActivity } from '#test/fixtures/many-changes.ts';
import { openEmbedded, openTestDatabase } from '#test/fixtures/test-database.ts';
import { scriptBytes } from './support/page-weight.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { median } from './support/statistics.ts';

const ROWS = 100_000;
const BOARDS = 3;
const RUNS = 9;
const PASSWORD = 'a long enough password';
const AIM = '<= 300 ms';

const figures: Figure[] = [];
const note = (name: string, value: string, aim = '') => {
  figures.push({ name, value, aim });
  console.log(`${name}: ${value}${aim && ` (aim ${aim})`}`);
};

const BOARD: ActivityScope = { boardId: 'busy-2' };
const ORG: ActivityScope = { orgId: 'busy' };
const QUESTIONS: readonly (readonly [string, ActivityScope, Partial<ActivityFilter>, string | null])[] = [
  ['the newest of a board', BOARD, {}, null],
  ['far back on a board', BOARD, {}, '1000'],
  ['a kind and a sort of change', BOARD, { kind: 'risks', sort: 'dates' }, null],
  ['a person who did little', BOARD, { who: 'p20' }, null],
  ['days long ago', BOARD, { since: '2025-02-01', until: '2025-02-03' }, null],
  ['a text that is there', BOARD, { text: 'vendor' }, null],
  ['a text that is nowhere', BOARD, { text: 'no such text' }, null],
  [`the newest of ${BOARDS} boards`, ORG, {}, null],
  [`a person who did little, on ${BOARDS} boards`, ORG, { who: 'p20' }, null],
  [`a text that is nowhere, on ${BOARDS} boards`, ORG, { text: 'no such text' }, null],
];

async function askDatabase(name: string, db: Database): Promise<void> {
  await fillActivity(db, BOARDS, ROWS);
  for (const [label, scope, filter, after] of QUESTIONS) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      await searchActivity(db, { scope, filter: { ...ALL_ACTIVITY, ...filter }, after, limit: 60 });
      times.push(performance.now() - start);
    }
    // A text that is nowhere is looked for in every row: told, and not what opens a page.
    note(`${name}: ${label}`, `${median(times).toFixed(1)} ms`, filter.text === 'no such text' ? '' : AIM);
  }
}

/** Gives the newest board of an installation so many rows of activity behind those that it has. */
async function fillBoard(dataDir: string, boardId: string): Promise<void> {
  const { db, close } = await openDatabase({ embedded: { dataDir: databaseFolder(dataDir) } });
  await fillActivity(db, 1, ROWS);
  await db.$client.query(
    `insert into board_activity (board_id, id, seq, at, actor_id, record_kind, record_id, title, change, field, "from", "to", beside, why)
     select $1, head.last_id + a.id, a.seq, a.at, a.actor_id, record_kind, record_id, title, change, field, "from", "to", beside, why
     from board_activity a, board_activity_heads head where a.board_id = 'busy-1' and head.board_id = $1`,
    [boardId],
  );
  await db.$client.query('update board_activity_heads set last_id = last_id + $2 where board_id = $1', [boardId, ROWS]);
  await db.$client.query(`delete from boards where id = 'busy-1'`);
  await close();
}

/** Milliseconds from asking until the first line stands there. */
async function timed(page: Page, act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  await page.getByRole('list', { name: 'Activity' }).locator('li').first().waitFor();
  return performance.now() - start;
}

async function openPages(): Promise<void> {
  const installation = await install();
  const browser = await launchChromium();
  try {
    const { command } = installation;
    await command(
      'user',
      'add',
      ...['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Bench', '--role', 'owner'],
    );
    const { id } = await command<{ id: string }>('board', 'create', '--org', 'Bench', '--title', 'Activity');
    const plan = realPlan();
    if (plan) await command('board', 'import', '--board', id, plan);
    await installation.stop();
    await fillBoard(installation.dataDir, id);
    await installation.start();
    const { page } = await visit(browser, installation.url, { serviceWorkers: 'block' });
    await signIn(page, 'ana@example.com', PASSWORD);
    const address = `${installation.url}/b/${id}/history/activity`;
    const loads: number[] = [];
    const clicks: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      loads.push(await timed(page, () => page.goto(address, { waitUntil: 'commit' })));
      await page.goto(`${installation.url}/b/${id}/history`);
      await page.locator('[data-save-status="saved"]').waitFor();
      const tab = page.getByRole('link', { name: 'Activity', exact: true });
      clicks.push(await timed(page, () => tab.click()));
    }
    // The first of each fetches the code.
    note('page opened by its address, to the first line', `${Math.round(median(loads.slice(1)))} ms`, AIM);
    note('page opened from the board’s versions, to the first line', `${Math.round(median(clicks.slice(1)))} ms`, AIM);
    const bytes = await scriptBytes(await (await visit(browser, installation.url)).page, address);
    note('JavaScript of the page, gzip', `${Math.round(bytes / 1000)} kB`);
  } finally {
    await browser.close();
    await installation.remove();
  }
}

const embedded = await openEmbedded();
await askDatabase('embedded', embedded.db).finally(embedded.close);
if (process.env.TEST_DATABASE_URL) {
  const server = await openTestDatabase();
  await askDatabase('Postgres', server.db).finally(server.close);
}
await openPages();
recordBenchmark(
  'Activity',
  'npm run bench:activity',
  `${ROWS.toLocaleString('en')} rows on each of ${BOARDS} boards; medians of ${RUNS}; pages on a board with as many and the real plan; load ${loadavg()[0]?.toFixed(1)} when it ended`,
  figures,
);
