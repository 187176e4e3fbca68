import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayNumber, weekdayOf } from '#shared/schedule/calendar.ts';
import { seriousFaults } from './support/axe.ts';
import { boxOf, expectRecord, exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
/** A Monday, so that the days of the plan are known whatever day it is. */
const first = addDays(today, (7 - weekdayOf(dayNumber(today))) % 7);
const PLAN = `Key,Title,Team,Start,End,Status
PAY-1,Settlement ledger,Payments,${first},${addDays(first, 32)},in progress
PAY-2,Instant payouts,Payments,${addDays(first, 42)},${addDays(first, 60)},planned
DAT-1,Event catalogue,Data,${first},${addDays(first, 30)},planned
`;

describe('the canvas without a mouse', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;
  const initiative = async (key: string) => {
    const found = (await exportBoard(installation, boardId)).initiatives.find((record) => record.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const items = () => page.locator('[data-canvas-items]');
  const hears = (text: string | RegExp) => items().getByRole('option').getByText(text).waitFor({ state: 'attached' });
  /** Goes on with Tab until the focus is there. */
  const tabTo = async (target: Locator) => {
    for (let i = 0; i < 60; i++) {
      if ((await target.count()) > 0 && (await target.evaluate((element) => element === document.activeElement)))
        return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${target}`);
  };

  beforeAll(async () => {
    installation = await install();
    for (const name of ['Ana', 'Ben']) {
      const person = ['--email', `${name.toLowerCase()}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...person, '--org', 'Acme', '--role', 'owner');
    }
    const board = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...board));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('signs in, walks to an initiative, moves it, opens it, changes it, comes back, and undoes', async () => {
    await page.goto('/sign-in');
    await tabTo(page.getByLabel('E-mail'));
    await page.keyboard.type('ana@example.com');
    await tabTo(page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(PASSWORD);
    await press('Enter');
    await page.waitForURL(/\/o\//);
    await tabTo(page.getByRole('link', { name: 'Plan', exact: true }));
    await press('Enter');
    await page.locator('.qd-canvas .tl-container').waitFor();

    await tabTo(items());
    await press('Home');
    await hears(/^Settlement ledger, initiative, Payments/);
    await hears(/1 of 2 in Payments/);
    await press('ArrowDown');
    await hears(/^Event catalogue, initiative, Data/);
    await press('PageUp', 'End');
    await hears(/^Instant payouts/);
    await press('ArrowLeft');
    await hears(/^Settlement ledger/);

    const ledger = await initiative('PAY-1');
    await press('Shift+ArrowRight');
    const moved = { start: addDays(first, 1), end: addDays(first, 35) };
    await expectRecord(installation, boardId, 'initiatives', ledger.id, moved);
    await press('Control+Shift+ArrowRight', 'Alt+Shift+ArrowLeft');
    const later = { start: addDays(first, 8), end: addDays(first, 39) };
    await expectRecord(installation, boardId, 'initiatives', ledger.id, later);
    await press('Shift+ArrowDown');
    const { teamId } = await initiative('DAT-1');
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { teamId });
    await press('Control+z');
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { teamId: ledger.teamId });

    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page.getByRole('dialog').getByLabel('Progress', { exact: true }));
    await press('Control+a');
    await page.keyboard.type('55');
    await press('Enter', 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { progress: 55 });
    expect(await items().evaluate((element) => element === document.activeElement)).toBe(true);
    await hears(/55 percent/);
  });

  test('hears the risks of the matrix', async () => {
    await openBoard(page, boardId, 'matrix');
    const canvas = await page.locator('.tl-container').boundingBox();
    if (!canvas) throw new Error('no canvas');
    // Only to have a risk: from here on it is keys alone.
    await page.mouse.dblclick(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2 - 30);
    await page.getByRole('dialog').waitFor();
    await waitForSaved(page);
    await openBoard(page, boardId, 'matrix');
    await tabTo(items());
    await hears(/^R-01 New risk, risk/);
  });

  test('goes to another picture and back by G and a letter, and the keyboard stays in the canvas', async () => {
    await openBoard(page, boardId, 'roadmap');
    await tabTo(items());
    await hears(/initiative/);
    await press('g', 'm');
    await page.waitForURL(/matrix/);
    await hears(/^R-01 New risk, risk/);
    expect(await items().evaluate((element) => element === document.activeElement)).toBe(true);
    await press('g', 'r');
    await page.waitForURL(/roadmap/);
    await hears(/initiative/);
    expect(await items().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('asks for the menu of an item with Shift and F10, and is back at the item after it', async () => {
    await openBoard(page, boardId, 'roadmap');
    await tabTo(items());
    await press('Home');
    await hears(/initiative/);
    await press('Shift+F10');
    // The menu is there a moment before the keyboard is in it: no hand is faster.
    const present = page.getByRole('menuitem', { name: /^Open/ }).and(page.locator(':focus'));
    await present.waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expect.poll(() => items().evaluate((element) => element === document.activeElement)).toBe(true);
    await press('End');
    await press('Shift+F10');
    await present.waitFor();
    await press('End', 'ArrowUp');
    await present.waitFor({ state: 'hidden' });
    await page.keyboard.type('Open');
    await present.waitFor();
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await items().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('puts a bar lower in its lane, and is at the neighbour of what it deletes', async () => {
    await openBoard(page, boardId, 'roadmap');
    const data = (await exportBoard(installation, boardId)).teams.find(({ name }) => name === 'Data');
    const ledger = await initiative('PAY-1');
    const catalogue = await initiative('DAT-1');
    await tabTo(items());
    await press('Home');
    for (let i = 0; i < 4 && (await initiative('PAY-1')).teamId !== data?.id; i++) {
      await press('Shift+ArrowDown');
      await waitForSaved(page);
    }
    const rows = async () => [
      (await boxOf(page, 'initiatives', ledger.id)).y,
      (await boxOf(page, 'initiatives', catalogue.id)).y,
    ];
    const [mine = 0, other = 0] = await rows();
    await press(mine < other ? 'Alt+Shift+ArrowDown' : 'Alt+Shift+ArrowUp');
    await expect.poll(rows).toEqual([other, mine]);
    await page
      .getByRole('status')
      .getByText(/^Moved (up|down) in its lane/)
      .waitFor({ state: 'attached' });

    await press('Delete');
    await expect.poll(async () => (await exportBoard(installation, boardId)).initiatives.length).toBe(2);
    await hears(/^Event catalogue/);
    await press('Control+z');
    await expect.poll(async () => (await exportBoard(installation, boardId)).initiatives.length).toBe(3);
  });

  test('is told what somebody else moved, and nothing of what one moved oneself', async () => {
    await openBoard(page, boardId, 'roadmap');
    const told = page.locator('[data-announcements]');
    await told.waitFor({ state: 'attached' });
    await tabTo(items());
    await press('Shift+ArrowRight');
    await waitForSaved(page);
    const ben = await visit(browser, installation.url);
    await signIn(ben.page, 'ben@example.com', PASSWORD);
    await openBoard(ben.page, boardId, 'roadmap');
    await ben.page.locator('[data-canvas-items]').focus();
    await ben.page.keyboard.press('End');
    await ben.page.keyboard.press('Shift+ArrowLeft');
    await told.getByText(/^Ben moved Instant payouts to /).waitFor({ state: 'attached', timeout: 20_000 });
    expect(ben.faults).toEqual([]);
    await ben.context.close();
  });

  test('skips to the table', async () => {
    await openBoard(page, boardId, 'roadmap');
    await tabTo(page.getByRole('link', { name: 'Skip to the table' }));
    await press('Enter');
    await page.getByRole('grid').waitFor();
  });

  test.each([
    { width: 1440, height: 900, colorScheme: 'light' },
    { width: 390, height: 844, colorScheme: 'dark' },
  ] as const)('axe finds nothing serious with an item in hand: $width px, $colorScheme', async (screen) => {
    const visitor = await visit(browser, installation.url, screen);
    await signIn(visitor.page, 'ana@example.com', PASSWORD);
    for (const place of ['roadmap', 'matrix'] as const) {
      await openBoard(visitor.page, boardId, place);
      const list = visitor.page.locator('[data-canvas-items]');
      await list.focus();
      await list.getByRole('option').waitFor({ state: 'attached' });
      expect(await seriousFaults(visitor.page)).toEqual([]);
      await visitor.page.keyboard.press('Enter');
      await visitor.page.getByRole('dialog').waitFor();
      expect(await seriousFaults(visitor.page)).toEqual([]);
      await visitor.page.keyboard.press('Escape');
    }
    const { x, y, width, height } = await boxOf(
      visitor.page,
      'risks',
      (await exportBoard(installation, boardId)).risks[0]?.id ?? '',
    );
    await visitor.page.mouse.click(x + width / 2, y + height / 2);
    if (screen.width > 640) {
      await visitor.page.getByRole('button', { name: 'Move to a cell' }).click();
      await visitor.page.getByText(/^Choose a cell for/).waitFor();
      expect(await seriousFaults(visitor.page)).toEqual([]);
    }
    expect(visitor.faults).toEqual([]);
    await visitor.context.close();
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});
