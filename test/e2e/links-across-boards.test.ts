import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Board, openBoard as boardIn } from '#shared/board/board-doc.ts';
import { deleteRecord, insertRecord, patchRecord } from '#shared/board/collection.ts';
import { addDays } from '#shared/schedule/calendar.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
const day = (days: number) => addDays(today, days);

/** Ana plans the Shop, Ben the Platform, of one organisation; Eve belongs to another. */
describe('dependencies between two boards', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let ben: Visitor;
  let eve: Visitor;
  let orgId: string;
  const boards = { shop: '', platform: '', rival: '' };

  const links = async (board: keyof typeof boards = 'shop') =>
    (await exportBoard(installation, boards[board])).dependencies;
  const panelOf = (page: Page) => page.getByRole('dialog').first();
  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const row = (page: Page, name: RegExp | string) => page.getByRole('article', { name });
  const listed = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();

  /** Changes a board as a browser of that person would. */
  const change = async ({ context }: Visitor, boardId: string, write: (board: Board) => void) => {
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    client.doc.transact(() => write(boardIn(client.doc)));
    await client.saved();
    client.ws.close();
  };
  /** Shows the page once more to its reader, as one who comes back to the window, until it says what is waited for. */
  const lookAgain = async (page: Page, text: string | RegExp, within = panelOf(page)) => {
    await expect
      .poll(
        async () => {
          await page.evaluate(() => window.dispatchEvent(new Event('focus')));
          return within.getByText(text).count();
        },
        { timeout: 20_000, interval: 250 },
      )
      .toBeGreaterThan(0);
  };
  /** The page of what waits for somebody, once it lists an item. */
  const openUpdates = async (page: Page, item: RegExp) => {
    await page.goto(`/o/${orgId}/updates`);
    await expect
      .poll(
        async () => {
          await page.reload();
          return row(page, item).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await row(page, item).focus();
  };
  /** Links an item of the Shop to one of the Platform that it waits for, found by search. */
  const askFor = async (page: Page, itemId: string, words: string, found: RegExp) => {
    await openBoard(page, boards.shop, 'initiatives', `initiatives/${itemId}`);
    const waits = section(page, 'Waits for');
    await waits.getByRole('button', { name: 'From another board…' }).press('Enter');
    const search = page.getByRole('dialog', { name: 'An item of another board' });
    await search.getByLabel('Item of another board').fill(words);
    await page.keyboard.press('Enter');
    await search.getByRole('button', { name: found }).press('Enter');
    return waits;
  };

  beforeAll(async () => {
    installation = await install();
    for (const [name, org, role] of [
      ['Ana', 'Acme', 'owner'],
      ['Ben', 'Acme', 'editor'],
      ['Eve', 'Rival', 'owner'],
    ] as const) {
      const account = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...account, '--org', org, '--role', role);
    }
    for (const [key, org, title] of [
      ['shop', 'Acme', 'Shop'],
      ['platform', 'Acme', 'Platform'],
      ['rival', 'Rival', 'Rival plan'],
    ] as const) {
      const made = await installation.command<{ id: string }>('board', 'create', '--org', org, '--title', title);
      boards[key] = made.id;
    }
    browser = await launchChromium();
    // Without a service worker, so that the test can hold an answer of the server back.
    [ana, ben, eve] = [
      await visit(browser, installation.url, { serviceWorkers: 'block' }),
      await visit(browser, installation.url),
      await visit(browser, installation.url),
    ];
    await signIn(ana.page, 'Ana@example.com', PASSWORD);
    await signIn(ben.page, 'Ben@example.com', PASSWORD);
    await signIn(eve.page, 'Eve@example.com', PASSWORD);
    orgId = /\/o\/([^/]+)/.exec(ana.page.url())?.[1] ?? '';
    await change(ben, boards.platform, (board) => {
      insertRecord(board, 'teams', 'pay', { name: 'Payments', lead: 'Ben' });
      const supplied = { teamId: 'pay', owner: 'Ben', start: day(3), end: day(31) };
      insertRecord(board, 'initiatives', 'ledger', { title: 'Settlement ledger', key: 'PAY-1', ...supplied });
      insertRecord(board, 'initiatives', 'payouts', { title: 'Instant payouts', key: 'PAY-2', ...supplied });
    });
    await change(ana, boards.shop, (board) => {
      insertRecord(board, 'teams', 'gro', { name: 'Growth', lead: 'Ana' });
      const needing = { teamId: 'gro', owner: 'Ana', start: day(60), end: day(90) };
      insertRecord(board, 'initiatives', 'bonus', { title: 'Referral bonus', ...needing });
      insertRecord(board, 'initiatives', 'partner', { title: 'Partner shop', ...needing });
    });
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('an item found by search is shown by its title at once, and with its live state when the server says it', async () => {
    const { page } = ana;
    // The server stays silent about other boards for as long as the test says.
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/linked', async (route) => {
      await released;
      await route.continue();
    });
    const waits = await askFor(page, 'bonus', 'ledger', /^Settlement ledger/);
    await waits.getByText('Settlement ledger').waitFor();
    await waits.getByText('Asked · on Platform').waitFor();
    await waits.getByRole('button', { name: 'Settlement ledger', exact: true }).click();
    const panel = panelOf(page);
    await panel.getByText(/^Payments · .* · planned$/i).waitFor();
    await panel.getByText('On board Platform').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    release();
    await page.unrouteAll({ behavior: 'wait' });

    await panel.getByLabel('What is handed over').fill('Ledger API');
    await page.keyboard.press('Enter');
    await panel.getByLabel('Needed by').fill(day(40));
    await panel.getByText(/Waiting for Payments to offer a date or commit/).waitFor();
    expect(await links()).toMatchObject([{ fromBoardId: boards.platform, fromId: 'ledger', toId: 'bonus' }]);
    // What the other board does shows here.
    await change(ben, boards.platform, (board) => {
      patchRecord(board, 'initiatives', 'ledger', { status: 'in-progress', end: day(70) });
    });
    await lookAgain(page, /in progress$/i);
    await panel.getByText(/The dates do not hold/).waitFor();
  });

  test('the team of the other board sees the ask and offers a date; it is accepted, and delivered, each on their own board', async () => {
    const [anaPage, benPage] = [ana.page, ben.page];
    await openUpdates(benPage, /^Settlement ledger/);
    const asked = row(benPage, /^Settlement ledger/);
    await asked.getByText(/Growth, “Referral bonus” asks for it by .*: Ledger API/).waitFor();
    await benPage.keyboard.press('o');
    await asked.getByLabel('Date', { exact: true }).fill(day(45));
    await benPage.keyboard.press('Enter');
    await asked.getByText(/Saved: Offered for/).waitFor();

    const panel = panelOf(anaPage);
    await panel.getByText(/Waiting for Growth to accept the date/).waitFor();
    await panel.getByRole('button', { name: /^Accept the date/ }).press('Enter');
    await panel.getByText(/Waiting for Payments to deliver/).waitFor();

    await benPage.goto(`/b/${boards.platform}/dependencies?form=list`);
    const onPlatform = listed(benPage, 'Referral bonus');
    await onPlatform.getByText('to deliver').waitFor();
    expect(await seriousFaults(benPage)).toEqual([]);
    await onPlatform.getByRole('button', { name: /^Delivered/ }).press('Enter');
    await panel.getByText('Delivered', { exact: true }).first().waitFor();
    await onPlatform.getByText('Nobody').waitFor();
    expect(await links()).toMatchObject([{ state: 'delivered', promised: day(45), what: 'Ledger API' }]);
  });

  test('an ask is declined with a reason, asked again, and committed; nobody speaks for the other side', async () => {
    const [anaPage, benPage] = [ana.page, ben.page];
    await askFor(anaPage, 'partner', 'PAY-2', /^Instant payouts/);
    await openUpdates(benPage, /^Instant payouts/);
    const asked = row(benPage, /^Instant payouts/);
    await benPage.keyboard.press('x');
    await benPage.keyboard.type('No people before May');
    await benPage.keyboard.press('Enter');
    await asked.getByText('Saved: Declined').waitFor();

    await section(anaPage, 'Waits for').getByRole('button', { name: 'Instant payouts', exact: true }).click();
    const panel = panelOf(anaPage);
    await panel.getByText('No people before May').waitFor();
    await panel.getByText(/Waiting for Growth to ask again/).waitFor();
    expect(await panel.getByRole('button', { name: /^(Commit|Offer a date|Delivered)/ }).count()).toBe(0);
    await panel.getByRole('button', { name: /^Ask again/ }).press('Enter');
    const form = anaPage.getByRole('dialog', { name: /^Ask again/ });
    await form.getByLabel('Needed by').fill(day(55));
    await form.getByLabel('Needed by').press('Enter');
    await panel.getByText(/Waiting for Payments to offer a date or commit/).waitFor();

    await openUpdates(benPage, /^Instant payouts/);
    await benPage.keyboard.press('c');
    await asked.getByText('Saved: Committed').waitFor();
    await panel.getByText(/Waiting for Payments to deliver/).waitFor();
    expect((await links()).find(({ fromId }) => fromId === 'payouts')).toMatchObject({
      state: 'committed',
      promised: day(55),
    });
  });

  test('both boards show the link on the item that it has there', async () => {
    const { page } = ben;
    await openBoard(page, boards.platform, 'initiatives', 'initiatives/payouts');
    const supplies = section(page, 'Supplies');
    await supplies.getByText(/needed by Growth on Shop/).waitFor();
    await supplies.getByRole('link', { name: 'Partner shop' }).click();
    await page.waitForURL(new RegExp(`/b/${boards.shop}/dependencies\\?item=dependencies/`));
    await panelOf(page)
      .getByText(/Waiting for Payments to deliver/)
      .waitFor();
  });

  test('who may not see a board learns no title of it: not on the page, and not in what the network answers', async () => {
    const { page } = eve;
    const answers: string[] = [];
    const keep = (response: Response) => {
      // What was redirected or left has no body.
      response.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
    };
    await change(eve, boards.rival, (board) => {
      insertRecord(board, 'initiatives', 'own', { title: 'Copy it' });
      insertRecord(board, 'dependencies', 'spy', { fromBoardId: boards.platform, fromId: 'ledger', toId: 'own' });
    });
    page.on('response', keep);
    await openBoard(page, boards.rival, 'initiatives', 'dependencies/spy');
    await lookAgain(page, 'Not on an open board');
    await panelOf(page).getByText('Its board is gone, or belongs to another organisation.').waitFor();
    const told = await page.request.get(`/b/${boards.rival}/linked`);
    answers.push(await told.text(), await page.content());
    expect(JSON.parse(answers.at(-2) ?? '')).toMatchObject({ links: [{ from: { item: null, absence: 'elsewhere' } }] });
    await openBoard(page, boards.rival, 'initiatives', 'initiatives/own');
    await section(page, 'Waits for').getByText('Not on an open board').waitFor();
    await page.goto(`/b/${boards.rival}/dependencies?form=list`);
    await listed(page, 'Copy it').getByText('Not on an open board').waitFor();
    for (const address of ['linked', 'roadmap', 'other-items?q=ledger']) {
      expect((await page.request.get(`/b/${boards.platform}/${address}`)).status(), address).toBe(403);
    }
    answers.push(await (await page.request.get(`/b/${boards.rival}/other-items?q=ledger`)).text());
    page.off('response', keep);
    expect(answers.length).toBeGreaterThan(5);
    for (const text of answers) expect(text).not.toMatch(/Settlement ledger|Instant payouts|Payments/);
  });

  test('a far item that was deleted, and a far board that was archived, are named and explained', async () => {
    const { page } = ana;
    const bonus = (await links()).find(({ toId }) => toId === 'bonus');
    await openBoard(page, boards.shop, 'initiatives', `dependencies/${bonus?.id}`);
    await panelOf(page).getByText('Settlement ledger').waitFor();
    await change(ben, boards.platform, (board) => deleteRecord(board, 'initiatives', 'ledger'));
    await lookAgain(page, 'Deleted');
    await panelOf(page)
      .getByText(/The item was deleted from its board\. Link another one/)
      .waitFor();
    await ben.page.request.post(`/o/${orgId}/boards`, {
      form: { intent: 'archive', boardId: boards.platform },
      headers: { origin: installation.url },
    });
    await openBoard(page, boards.shop, 'initiatives', 'initiatives/partner');
    await section(page, 'Waits for').getByText('On an archived board').waitFor();
    await page.goto(`/b/${boards.shop}/dependencies?form=list`);
    await listed(page, 'Partner shop')
      .getByText('Its board was archived: its dates are not watched any more.')
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('no page printed an error or asked another server for anything', () => {
    // A page that is left while its socket connects; Ana's has no service worker.
    const expected = /WebSocket is closed before the connection is established|Service Worker registration blocked/;
    for (const { faults } of [ana, ben, eve]) expect(faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
