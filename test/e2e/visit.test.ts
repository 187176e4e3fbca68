import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import { databaseFolder } from '#server/db/open-configured-database.ts';
import { type Board, openBoard as boardIn, transact } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const DATES = { start: '2027-01-04', end: '2027-02-26' };

describe('what changed since the last visit', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let ben: Visitor;
  let page: Page;
  let boardId: string;

  beforeAll(async () => {
    installation = await install();
    for (const name of ['ana', 'ben']) {
      const person = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...person, '--org', 'Acme', '--role', 'owner');
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ben = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
    await signIn(ben.page, 'ben@example.com', PASSWORD);
    await write(ana, (board) => {
      insertRecord(board, 'teams', 'pay', { name: 'Payments', order: 'a0' });
      for (const id of ['ledger', 'payouts'])
        insertRecord(board, 'initiatives', id, { title: `The ${id}`, teamId: 'pay', ...DATES });
      const reviewed = { currentLikelihood: 2, currentImpact: 2, lastReviewed: '2026-01-05' };
      insertRecord(board, 'risks', 'r1', { key: 'R-1', title: 'Late vendor', ...reviewed });
    });
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  async function write(who: Visitor, change: (board: Board) => void): Promise<void> {
    const cookie = (await who.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    const board = boardIn(client.doc);
    transact(board, 'user', () => change(board));
    await client.saved();
    await client.close();
  }
  /** As if everything so far had been an hour earlier. */
  async function anHourPasses(): Promise<void> {
    await installation.stop();
    const { pool, close } = await openDatabase({
      embedded: { dataDir: databaseFolder(installation.dataDir), onLost: (error) => expect.fail(error.message) },
    });
    for (const [table, column] of [
      ['board_visits', 'visited_at'],
      ['board_visits', 'previous_visit_at'],
      ['snapshots', 'taken_at'],
      ['board_activity', 'at'],
    ])
      await pool.query(`update ${table} set ${column} = ${column} - interval '1 hour'`);
    await close();
    await installation.start();
  }
  const offer = () => page.getByRole('region', { name: 'Since your last visit' });
  /** Opens a board and waits for what the server answers to the note of the visit. */
  async function visitBoard(place: 'roadmap' | 'risks'): Promise<unknown> {
    const noted = page.waitForResponse((response) => response.url().endsWith(`/b/${boardId}/visit`));
    await openBoard(page, boardId, place);
    return (await noted).json();
  }

  test('the first visit is offered nothing, nor is who comes back to what nobody else changed', async () => {
    expect(await visitBoard('roadmap')).toBeNull();
    await page.goto(`/b/${boardId}/history?take`);
    await page.getByLabel('Name').fill('Commitment');
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('link', { name: 'Commitment', exact: true }).waitFor();
    await page.goto('about:blank');
    await anHourPasses();
    expect(await visitBoard('roadmap')).toMatchObject({ changed: 0 });
    expect(await offer().count()).toBe(0);
    await page.goto('about:blank');
  });

  test('it offers what others changed, and draws it on the picture that is open', async () => {
    await anHourPasses();
    await write(ben, (board) => {
      patchRecord(board, 'initiatives', 'ledger', { end: '2027-03-26' });
      patchRecord(board, 'initiatives', 'payouts', { owner: 'Ben' });
    });
    await expect.poll(() => visitBoard('roadmap'), { timeout: 20_000 }).toMatchObject({ changed: 2, isKept: true });
    await offer().getByText('2 things changed since your last visit').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await offer().getByRole('link', { name: 'See what changed' }).click();
    const bar = page.getByRole('region', { name: 'Comparison' });
    await bar.getByText('your last visit').waitFor();
    await bar.getByText('lead from change to change').waitFor();
    await page.keyboard.press(']');
    expect(await bar.getByRole('status').innerText()).toContain(
      'The ledger moved the end 26 Feb 2027 → 26 Mar 2027 (+20 d)',
    );
    // What was taken is not offered again.
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    expect(await offer().count()).toBe(0);
  });

  test('last visit and last review can be chosen where versions are compared', async () => {
    await page.goto(`/b/${boardId}/history/compare`);
    const from = page.getByRole('combobox', { name: 'From' });
    await from.waitFor();
    const options = await from.locator('option').allInnerTexts();
    expect(options.slice(0, 2)).toEqual(['Now', 'My last visit']);
    await from.selectOption('My last visit');
    await page.waitForURL(/from=last-visit/);
    await page.getByText('The ledger').first().waitFor();
    expect(await from.inputValue()).toBe('last-visit');
  });

  test('"Not now" holds for the visit, and the next one is offered again', async () => {
    await page.goto('about:blank');
    await anHourPasses();
    await write(ben, (board) => patchRecord(board, 'initiatives', 'ledger', { end: '2027-04-02' }));
    await expect.poll(() => visitBoard('risks'), { timeout: 20_000 }).toMatchObject({ changed: 1 });
    await offer().getByRole('button', { name: 'Not now' }).press('Enter');
    await offer().waitFor({ state: 'detached' });
    await visitBoard('risks');
    expect(await offer().count()).toBe(0);
    await page.goto('about:blank');
    await anHourPasses();
    await write(ben, (board) => patchRecord(board, 'initiatives', 'ledger', { end: '2027-04-09' }));
    await expect.poll(() => visitBoard('risks'), { timeout: 20_000 }).toMatchObject({ changed: 1 });
    const link = offer().getByRole('link', { name: 'See what changed' });
    expect(await link.getAttribute('href')).toBe(`/b/${boardId}/history/compare?from=last-visit&to=now`);
    // The server was away between visits, as this test had it.
    const expected = /ERR_CONNECTION_REFUSED|WebSocket|ERR_SOCKET|Failed to fetch/;
    expect(ana.faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
