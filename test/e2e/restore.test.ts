import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const HEAD = 'Key,Title,Start,End,Status\n';
const THEN = 'P-1,Ledger,2099-01-05,2099-03-31,planned\nP-2,Payouts,2099-02-02,2099-05-29,planned\n';
const SINCE = 'P-1,Ledger,2099-01-05,2099-06-30,in progress\nP-3,Refunds,2099-03-02,2099-04-30,planned\n';

describe('going back to a version', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let ben: Visitor;
  let vic: Visitor;
  let boardId: string;

  const initiatives = (page: Page) => page.getByRole('region', { name: 'Initiatives' });
  const compare = () => `/b/${boardId}/history/compare?from=2099-01-02`;
  const ends = async () => {
    const board = await exportBoard(installation, boardId);
    return Object.fromEntries(board.initiatives.map(({ key, end }) => [key, end]));
  };

  beforeAll(async () => {
    installation = await install();
    for (const [name, role] of [
      ['Ana', 'owner'],
      ['Ben', 'editor'],
      ['Vic', 'viewer'],
    ] as const) {
      const account = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...account, '--org', 'Acme', '--role', role);
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Programme'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, HEAD + THEN);
    const kept = ['--as-of', '2099-01-02', '--snapshot', 'Commitment'];
    await installation.command('board', 'import', '--board', boardId, file, ...kept);
    await writeFile(file, HEAD + SINCE);
    await installation.command('board', 'import', '--board', boardId, file, '--replace');
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ben = await visit(browser, installation.url);
    vic = await visit(browser, installation.url);
    await signIn(ana.page, 'Ana@example.com', PASSWORD);
    await signIn(ben.page, 'Ben@example.com', PASSWORD);
    await signIn(vic.page, 'Vic@example.com', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('where it is ticked, and another browser sees it at once', async () => {
    for (const { page } of [ana, ben]) {
      await page.goto(compare());
      await initiatives(page).getByText('1 added, 1 changed, 1 removed').waitFor();
    }
    await ana.page.getByRole('checkbox', { name: 'Restore Payouts' }).click();
    expect(await seriousFaults(ana.page)).toEqual([]);
    await ana.page.getByRole('button', { name: 'Restore 1 ticked' }).click();
    await ana.page.getByText('Restored one record from “Commitment”').waitFor();
    await initiatives(ben.page).getByText('1 added, 1 changed', { exact: true }).waitFor();
    await waitForSaved(ana.page);
    expect(await ends()).toEqual({ 'P-1': '2099-06-30', 'P-2': '2099-05-29', 'P-3': '2099-04-30' });
  });

  test('as a whole, after a question; one undo gives back what was, and the state before is a version', async () => {
    const { page } = ana;
    await page.getByRole('button', { name: 'Restore the whole version' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('1 set back, 1 removed because they came later').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await question.getByRole('button', { name: 'Restore' }).click();
    for (const visitor of [ana, ben]) await visitor.page.getByText('Nothing differs').waitFor();
    await waitForSaved(page);
    expect(await ends()).toEqual({ 'P-1': '2099-03-31', 'P-2': '2099-05-29' });

    await page.keyboard.press('Control+z');
    await initiatives(page).getByText('1 added, 1 changed', { exact: true }).waitFor();
    await waitForSaved(page);
    expect(await ends()).toEqual({ 'P-1': '2099-06-30', 'P-2': '2099-05-29', 'P-3': '2099-04-30' });
    await page.goto(`/b/${boardId}/history`);
    await page.getByRole('link', { name: 'Before a restore' }).first().waitFor();
  });

  test('by two people at once ends on one board', async () => {
    for (const { page } of [ana, ben]) {
      await page.goto(`${compare()}&restore`);
      await page.getByRole('alertdialog').waitFor();
    }
    // At once, without waiting: the question goes away from who is second, since nothing differs any more.
    const buttons = await Promise.all(
      [ana, ben].map(({ page }) =>
        page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).elementHandle(),
      ),
    );
    await Promise.all(buttons.map((button) => button?.evaluate((element) => (element as HTMLElement).click())));
    for (const { page } of [ana, ben]) {
      await page.getByText('Nothing differs').waitFor();
      await waitForSaved(page);
    }
    const board = await exportBoard(installation, boardId);
    expect(board.initiatives.map(({ key, end }) => [key, end]).toSorted()).toEqual([
      ['P-1', '2099-03-31'],
      ['P-2', '2099-05-29'],
    ]);
    expect(board.meta.restored).toMatchObject({ name: 'Commitment', records: null });
  });

  test('is told in the activity with who did it', async () => {
    const answer = await ana.page.request.get(`/b/${boardId}/activity?kind=initiatives&id=${await ledgerId()}`);
    const text = await answer.text();
    expect(text).toContain('Restored from “Commitment”');
    expect(text).toContain('Took back restoring “Commitment”');
  });

  test('not by who may only read, neither here nor past the page', async () => {
    await vic.page.goto(compare());
    await vic.page.getByText('Nothing differs').waitFor();
    expect(await vic.page.getByRole('region', { name: 'Restore' }).count()).toBe(0);
    const refused = await vic.page.request.post(`/b/${boardId}/before-restore`, {
      headers: { Origin: installation.url },
    });
    expect(refused.status()).toBe(403);
  });

  test('not without the connection, and says why', async () => {
    const { page } = ana;
    await page.goto(`/b/${boardId}/initiatives`);
    await page.getByRole('gridcell', { name: 'Ledger', exact: true }).click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Ledger two');
    await page.keyboard.press('Enter');
    await waitForSaved(page);
    await page.goto(compare());
    await initiatives(page).getByText('1 changed').waitFor();
    await page.getByRole('checkbox', { name: 'Restore Ledger two' }).click();
    await page.context().setOffline(true);
    await page.locator('[data-save-status="offline"]').waitFor();
    await page.getByRole('button', { name: 'Restore 1 ticked' }).click();
    await page.getByText('Restoring needs the connection').waitFor();
    await page.context().setOffline(false);
    await waitForSaved(page);
    const board = await exportBoard(installation, boardId);
    expect(board.initiatives.map(({ title }) => title)).toContain('Ledger two');
  });

  async function ledgerId(): Promise<string> {
    const board = await exportBoard(installation, boardId);
    return board.initiatives.find(({ key }) => key === 'P-1')?.id ?? '';
  }
});
