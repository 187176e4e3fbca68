import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard } from './support/board-page.ts';
import { launchChromium, signIn, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const PLAN = `Key,Title,Team,Start,End,Status,Owner
PAY-1,Settlement ledger,Payments,2027-03-01,2027-03-12,planned,Robin
PAY-2,Instant payouts,Payments,2027-03-15,2027-04-02,planned,Robin
DAT-1,Event catalogue,Data,2027-03-01,2027-05-07,blocked,Kim
DAT-2,Lineage,Data,2027-06-01,2027-07-02,planned,
`;

const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000, interval: 100 });

describe('copy, paste and fill in the register, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let page: Page;
  let boardId: string;

  const plan = () => exportBoard(installation, boardId);
  const initiatives = async () => (await plan()).initiatives;
  const seen = async (field: 'status' | 'start' | 'title' | 'owner') =>
    (await initiatives()).map((initiative) => initiative[field]);
  const cell = (key: string, column: string) =>
    page.locator('[data-row]', { hasText: key }).locator(`[data-column="${column}"]`);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const copyElsewhere = (text: string) => page.evaluate((cells) => navigator.clipboard.writeText(cells), text);
  const keys = async (...pressed: readonly string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const focused = (at: Locator) =>
    eventually(() => at.evaluate((element) => element === document.activeElement)).toBe(true);

  beforeAll(async () => {
    installation = await install();
    browser = await launchChromium();
    const account = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...account);
    const ana = await visit(browser, installation.url);
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(ana.page, 'ana@example.com', PASSWORD);
    ({ page } = ana);
  });
  beforeEach(async () => {
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
    await page.goto(`/b/${boardId}/initiatives`);
    await page.getByRole('grid').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('a range is copied as a spreadsheet reads it, and pasted elsewhere as one step of undo', async () => {
    await cell('PAY-1', 'start').click();
    await keys('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
    await eventually(clipboard).toBe('2027-03-01\t2027-03-12\n2027-03-15\t2027-04-02\n');
    await keys('ArrowDown', 'ArrowDown', 'Control+v');
    await eventually(() => seen('start')).toEqual(['2027-03-01', '2027-03-15', '2027-03-01', '2027-03-15']);
    await keys('Control+z');
    await eventually(() => seen('start')).toEqual(['2027-03-01', '2027-03-15', '2027-03-01', '2027-06-01']);
    await cell('DAT-1', 'owner').click();
    await keys('Control+x');
    await eventually(() => seen('owner')).toEqual(['Robin', 'Robin', null, null]);
    expect(await clipboard()).toBe('Kim');
  });

  test('one value pasted into a range fills it; Delete empties it; Ctrl+D fills down; each is one step', async () => {
    await copyElsewhere('At risk');
    await cell('PAY-1', 'status').click();
    await keys('Control+Shift+ArrowDown', 'Control+v');
    await eventually(() => seen('status')).toEqual(['at-risk', 'at-risk', 'at-risk', 'at-risk']);
    await keys('Control+z');
    await eventually(() => seen('status')).toEqual(['planned', 'planned', 'blocked', 'planned']);
    await cell('PAY-1', 'owner').click();
    await keys('Control+Shift+ArrowDown', 'Control+d');
    await eventually(() => seen('owner')).toEqual(['Robin', 'Robin', 'Robin', 'Robin']);
    await keys('Delete');
    await eventually(() => seen('owner')).toEqual([null, null, null, null]);
    await keys('Control+z', 'Control+z');
    await eventually(() => seen('owner')).toEqual(['Robin', 'Robin', 'Kim', null]);
  });

  test('the fill handle fills when dragged, and when pressed and then told where to', async () => {
    await cell('PAY-1', 'owner').click();
    const handle = page.locator('[data-fill-handle]');
    const box = await handle.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    await handle.click();
    await page.getByText('Press the last row to fill').waitFor();
    await cell('DAT-1', 'owner').click();
    await eventually(() => seen('owner')).toEqual(['Robin', 'Robin', 'Robin', null]);
    await cell('DAT-1', 'status').click();
    await handle.dragTo(cell('DAT-2', 'status'));
    await eventually(() => seen('status')).toEqual(['planned', 'planned', 'blocked', 'blocked']);
  });

  test('pasted garbage is named cell by cell before anything is written; the rest is taken, or nothing', async () => {
    await copyElsewhere('2027-03-02\tsoon\n31 Feb\t2027-05-05\n2027-09-09\t2027-08-08\n');
    await cell('PAY-1', 'start').click();
    await keys('Control+v');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('4 of 6 cells can not be taken').waitFor();
    await dialog.getByText(/Row 1, End/).waitFor();
    await dialog.getByText(/Row 2, Start/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Paste nothing' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await seen('start')).toEqual(['2027-03-01', '2027-03-15', '2027-03-01', '2027-06-01']);
    // The focus is back in the cell: a click there would edit it.
    await focused(cell('PAY-1', 'start'));
    await copyElsewhere('2027-03-02\tsoon\n');
    await keys('Control+v');
    await dialog.getByRole('button', { name: 'Paste the other 1' }).click();
    await eventually(() => seen('start')).toEqual(['2027-03-02', '2027-03-15', '2027-03-01', '2027-06-01']);
  });

  test('rows beyond the last one are added when wanted; a formula leaves as text and comes back', async () => {
    await copyElsewhere('Lineage 2\tData\n"=1+1"\tData\n"Two\nlines"\n');
    await cell('DAT-2', 'title').click();
    await keys('Control+v');
    await page.getByRole('button', { name: 'Paste and add' }).click();
    await eventually(async () => (await seen('title')).slice(3)).toEqual(['Lineage 2', '=1+1', 'Two\nlines']);
    await cell('=1+1', 'title').click();
    await keys('Control+c');
    await eventually(clipboard).toBe("'=1+1");
  });
});
