import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBoard as boardIn, transact } from '#shared/board/board-doc.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { boxOf, expectRecord, exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const CROWD = ['R-01', 'R-02', 'R-03', 'R-04', 'R-05'] as const;
/** The one of them whose review is not overdue. */
const REVIEWED = 'R-03';
const today = new Date().toISOString().slice(0, 10);

describe('a crowded cell of the matrix, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;

  beforeAll(async () => {
    installation = await install();
    const person = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...person);
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
  });
  beforeEach(async () => {
    const board = ['--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>('board', 'create', ...board));
    await addRisks();
    await openBoard(page, boardId, 'matrix');
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  /** No file brings risks: they are written as another client would. */
  async function addRisks(): Promise<void> {
    const cookie = (await ana.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    const board = boardIn(client.doc);
    transact(board, 'user', () => {
      for (const key of CROWD)
        insertRecord(board, 'risks', key, {
          key,
          title: `Risk ${key}`,
          currentLikelihood: 3,
          currentImpact: 3,
          lastReviewed: key === REVIEWED ? today : null,
        });
      insertRecord(board, 'risks', 'R-06', { key: 'R-06', title: 'Alone', currentLikelihood: 4, currentImpact: 4 });
    });
    await client.saved();
    await client.close();
  }
  const bubble = () => page.getByRole('button', { name: '5 risks at likelihood 3, impact 3' });
  const list = () => page.getByRole('dialog', { name: '5 risks at likelihood 3, impact 3' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const line = () => page.getByRole('textbox', { name: 'Why did it change?' });

  test('its number opens a list that says whose review is overdue, that arrows walk and Enter opens a risk of', async () => {
    await bubble().focus();
    await page.keyboard.press('Enter');
    await list().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('R-03 Risk R-03');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('R-02 Risk R-02 · never reviewed');
    await page.keyboard.press('End');
    expect(await focused()).toBe('R-05 Risk R-05 · never reviewed');
    await page.keyboard.press('Escape');
    await list().waitFor({ state: 'detached' });
    expect(await bubble().evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await list().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Risk R-02').first().waitFor();
  });

  test('a risk is dragged out of the list into another cell', async () => {
    const target = await boxOf(page, 'risks', 'R-06');
    await bubble().click();
    const row = await list().getByRole('button', { name: 'R-04 Risk R-04' }).boundingBox();
    if (!row) throw new Error('no row');
    await page.mouse.move(row.x + 30, row.y + row.height / 2);
    await page.mouse.down();
    await page.mouse.move(row.x + 60, row.y + row.height / 2 - 30, { steps: 4 });
    await page.mouse.move(target.x + target.width / 2, target.y + target.height + 30, { steps: 6 });
    await page.mouse.up();
    await expectRecord(installation, boardId, 'risks', 'R-04', { currentLikelihood: 4, currentImpact: 4 });
    await line().waitFor();
    await page.keyboard.type('it came nearer');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).reasons.map(({ text }) => text))
      .toEqual(['it came nearer']);
    await page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'risks', 'R-04', { currentLikelihood: 3, currentImpact: 3 });
  });

  test('"Move to" takes a risk out of the list by keys alone', async () => {
    await bubble().focus();
    await page.keyboard.press('Enter');
    await list().waitFor();
    await list().getByRole('button', { name: 'Move R-01 to' }).focus();
    await page.keyboard.press('Enter');
    const cells = list().getByRole('group', { name: 'Move R-01 to' });
    await cells.waitFor();
    await cells.getByRole('button').nth(12).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expectRecord(installation, boardId, 'risks', 'R-01', { currentLikelihood: 4, currentImpact: 3 });
  });

  test('Shift and an arrow scores again, Tab says why, and one undo takes both back', async () => {
    const items = page.locator('[data-canvas-items]');
    await items.focus();
    await page.keyboard.press('Home');
    await items.getByRole('option').getByText(/Alone/).waitFor({ state: 'attached' });
    await page.keyboard.press('Shift+ArrowRight');
    await expectRecord(installation, boardId, 'risks', 'R-06', { currentLikelihood: 4, currentImpact: 5 });
    await line().waitFor();
    expect(await items.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type('the supplier said so');
    await page.keyboard.press('Enter');
    await line().waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).reasons.map(({ text }) => text))
      .toEqual(['the supplier said so']);
    await page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'risks', 'R-06', { currentLikelihood: 4, currentImpact: 4 });
    await expect.poll(async () => (await exportBoard(installation, boardId)).reasons).toEqual([]);
  });

  test('who walks by keys hears that a cell is crowded, moves a risk out of it, and deletes one', async () => {
    const items = page.locator('[data-canvas-items]');
    const hears = (text: RegExp) => items.getByRole('option').getByText(text).waitFor({ state: 'attached' });
    await items.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await hears(/^R-01 Risk R-01.*in a crowded cell, shown as a number/);
    await page.keyboard.press('Shift+ArrowLeft');
    await expectRecord(installation, boardId, 'risks', 'R-01', { currentLikelihood: 3, currentImpact: 2 });
    await page.keyboard.press('Delete');
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).risks.map(({ key }) => key).sort())
      .toEqual(['R-02', 'R-03', 'R-04', 'R-05', 'R-06']);
    // The nearest one is where the keyboard is now.
    await hears(/^R-0\d/);
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});
