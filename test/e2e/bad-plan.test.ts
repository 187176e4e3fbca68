import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBoard as boardIn } from '#shared/board/board-doc.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { exportBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

/** What nobody means and everybody can write, shown and explained on every picture of it. */
describe('a plan with everything wrong in it', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;

  beforeAll(async () => {
    installation = await install();
    const account = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...account);
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
    const cookie = (await ana.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const join = () =>
      SyncClient.join({
        url: `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`,
        headers: { cookie, origin: installation.url },
      });
    const [one, two] = [await join(), await join()];
    one.doc.transact(() => {
      const board = boardIn(one.doc);
      const add = (id: string, title: string, start: string, end: string, fields: object = {}) =>
        insertRecord(board, 'initiatives', id, { title, start, end, ...fields });
      insertRecord(board, 'teams', 'pay', { name: 'Payments' });
      add('ledger', 'Ledger', '2027-01-04', '2027-01-29', { teamId: 'pay', confidence: 'low' });
      add('payouts', 'Payouts', '2027-02-01', '2027-02-26', { teamId: 'pay', confidence: 'low' });
      add('nothing', 'Over the weekend', '2027-01-09', '2027-01-10', { teamId: 'pay', confidence: 'low' });
      add('far', 'In a hundred years', '2127-01-04', '2127-02-01', { teamId: 'pay', confidence: 'low' });
      insertRecord(board, 'dependencies', 'gone', { fromId: 'never-was', toId: 'payouts' });
      insertRecord(board, 'dependencies', 'zero', { fromId: 'nothing', toId: 'far' });
    });
    await one.saved();
    await two.until(() => boardIn(two.doc).records.initiatives.has('far'));
    // Both at once: neither has seen the other's link, so neither could refuse it.
    insertRecord(boardIn(one.doc), 'dependencies', 'there', { fromId: 'ledger', toId: 'payouts' });
    insertRecord(boardIn(two.doc), 'dependencies', 'back', { fromId: 'payouts', toId: 'ledger' });
    await Promise.all([one.saved(), two.saved()]);
    one.ws.close();
    two.ws.close();
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('the roadmap stands, and the dates at risk say what they could not count', async () => {
    await page.goto(`/b/${boardId}/roadmap?dates=end&critical=1`);
    const panel = page.getByRole('dialog', { name: 'Dates at risk' });
    await panel.getByText('Left out: 2 links in a circle, which wait for each other.').waitFor();
    await panel.getByText('Left out: 1 link to something deleted.').waitFor();
    await panel.getByText(/2127/).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('an item in the circle says so, and what slips in it has an answer', async () => {
    await page.goto(`/b/${boardId}/roadmap?item=initiatives/ledger`);
    await page
      .getByRole('dialog')
      .getByText('Links in a circle: 2 links wait for each other and are not counted')
      .first()
      .waitFor();
    await page.goto(`/b/${boardId}/roadmap?slip=nothing`);
    await page.getByRole('dialog', { name: /What if this slips.*Over the weekend/ }).waitFor();
  });

  test('the registers show all of it', async () => {
    await page.goto(`/b/${boardId}/links`);
    const row = (text: string) => page.locator('[data-row]', { hasText: text });
    await row('Over the weekend')
      .getByText(/\d{5} d to spare/)
      .waitFor();
    await page.goto(`/b/${boardId}/initiatives`);
    expect(await row('Over the weekend').locator('[data-column="duration"]').innerText()).toBe('0');
    await row('In a hundred years').waitFor();
  });

  test('the dependencies name the circle and what is gone, as matrix, graph and list', async () => {
    await page.goto(`/b/${boardId}/dependencies`);
    await page.getByRole('link', { name: /^Payments gives, Payments needs: 3 dependencies/ }).waitFor();
    await page.getByText('1 dependency leads to something that was deleted').waitFor();
    await page.goto(`/b/${boardId}/dependencies?form=graph`);
    await page
      .getByRole('status')
      .getByText(/^In a circle, each waits for the one before: (Ledger → Payouts → Ledger|Payouts → Ledger → Payouts)$/)
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('1 dependency leads to something that was deleted').waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).dependencies.map(({ id }) => id).sort())
      .toEqual(['back', 'there', 'zero']);
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults.filter((fault) => !/WebSocket is closed before the connection/.test(fault))).toEqual([]);
  });
});
