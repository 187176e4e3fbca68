import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Board, openBoard as boardIn, transact } from '#shared/board/board-doc.ts';
import { deleteRecord, insertRecord } from '#shared/board/collection.ts';
import { addDays, dayNumber, weekdayOf } from '#shared/schedule/calendar.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { type Box, boxOf, drag, expectRecord, exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
/** A Monday, so that the days of a week are where the tests look for them. */
const monday = addDays(today, 7 - weekdayOf(dayNumber(today)));
const [START, END] = [monday, addDays(monday, 18)];
const DAYS = 19;

describe('what one chooses on the canvas, and how a bar keeps to dates and lanes', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;

  beforeAll(async () => {
    installation = await install();
    const person = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...person);
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
    await write((board) => {
      insertRecord(board, 'teams', 'pay', { name: 'Payments', order: 'a0' });
      insertRecord(board, 'teams', 'data', { name: 'Data', order: 'a1' });
      insertRecord(board, 'objectives', 'open', { title: 'Open in Norway', order: 'a0' });
      const dates = { start: START, end: END };
      insertRecord(board, 'initiatives', 'ledger', { title: 'Ledger', teamId: 'pay', objectiveId: 'open', ...dates });
      insertRecord(board, 'initiatives', 'events', { title: 'Events', teamId: 'data', ...dates });
      insertRecord(board, 'risks', 'vendor', {
        ...{ key: 'R-1', title: 'Vendor is late', lastReviewed: addDays(today, -3) },
        ...{ inherentLikelihood: 5, inherentImpact: 5, currentLikelihood: 4, currentImpact: 4 },
        ...{ targetLikelihood: 2, targetImpact: 2, reviewedLikelihood: 3, reviewedImpact: 2 },
      });
    });
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  async function write(change: (board: Board) => void): Promise<void> {
    const cookie = (await ana.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    const board = boardIn(client.doc);
    transact(board, 'user', () => change(board));
    await client.saved();
    await client.close();
  }
  const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
  const ledger = () => boxOf(page, 'initiatives', 'ledger');
  const risk = () => boxOf(page, 'risks', 'vendor');
  /** Drags by steps and tells what the tip beside the bar says before it is let go. */
  const dragTold = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step++)
      await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
    const tip = await page.locator('.qd-drag-tip').innerText();
    await page.mouse.up();
    return tip;
  };
  const undo = async () => {
    await page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'initiatives', 'ledger', { start: START, end: END, teamId: 'pay' });
    await waitForSaved(page);
  };
  const scale = (name: string) => page.getByRole('radio', { name, exact: true }).click();

  test('each scale shows more time than the one before, and all of it fits', async () => {
    await openBoard(page, boardId, 'roadmap');
    const widths: number[] = [];
    for (const name of ['Half', 'Quarter', 'Month', 'Week']) {
      await scale(name);
      await expect.poll(async () => (await ledger()).width).toBeGreaterThan((widths.at(-1) ?? 0) * 1.3);
      widths.push((await ledger()).width);
    }
    await page.getByRole('button', { name: 'Fit everything' }).click();
    await expect
      .poll(async () => {
        const { x, width } = await ledger();
        return x > 160 && x + width < 1440;
      })
      .toBe(true);
  });

  test('a drag along time keeps to its lane and to working days, and says how far it goes', async () => {
    await scale('Month');
    const at = middle(await ledger());
    const day = (await ledger()).width / DAYS;
    // Five days on is a Saturday: the nearest day of work is the Friday.
    const tip = await dragTold(at, { x: at.x + 5 * day, y: at.y + 30 });
    expect(tip).toContain('+4 d');
    expect(tip).toMatch(/^Fri, .* – /);
    await expectRecord(installation, boardId, 'initiatives', 'ledger', { start: addDays(START, 4), teamId: 'pay' });
    await undo();
  });

  test('with Alt it goes to any day, and is no copy', async () => {
    const at = middle(await ledger());
    const day = (await ledger()).width / DAYS;
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + day, at.y);
    await page.keyboard.down('Alt');
    for (let step = 2; step <= 5; step++) await page.mouse.move(at.x + step * day, at.y);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expectRecord(installation, boardId, 'initiatives', 'ledger', {
      start: addDays(START, 5),
      end: addDays(END, 5),
    });
    expect((await exportBoard(installation, boardId)).initiatives).toHaveLength(2);
    await undo();
  });

  test('a drag across lanes keeps its dates, and names the lane it goes to', async () => {
    const at = middle(await ledger());
    const lane = middle(await boxOf(page, 'initiatives', 'events'));
    const tip = await dragTold(at, { x: at.x + 25, y: lane.y });
    expect(tip).toContain('→ Data');
    await expectRecord(installation, boardId, 'initiatives', 'ledger', { start: START, end: END, teamId: 'data' });
    await undo();
  });

  test('lanes by objective: a bar that is dropped in another lane is for another objective', async () => {
    await page.getByRole('button', { name: 'Lanes by team' }).click();
    const lanes = page.getByRole('dialog', { name: 'Lanes' });
    await lanes.getByRole('radio', { name: 'Objective' }).click();
    await page.keyboard.press('Escape');
    await page.getByText('Open in Norway').first().waitFor();
    const [mine, other] = [middle(await ledger()), middle(await boxOf(page, 'initiatives', 'events'))];
    await drag(page, mine, { x: mine.x, y: other.y });
    await expectRecord(installation, boardId, 'initiatives', 'ledger', { objectiveId: null, teamId: 'pay' });
    await page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'initiatives', 'ledger', { objectiveId: 'open' });
    await page.getByRole('button', { name: 'Lanes by objective' }).click();
    await lanes.getByRole('radio', { name: 'Team' }).click();
    await page.keyboard.press('Escape');
  });

  test('what is looked for stands out among the others, or stands alone', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const filter = page.getByRole('dialog', { name: 'Filter' });
    await filter.getByRole('searchbox', { name: 'Words to look for' }).fill('Ledger');
    const shows = (id: string) =>
      page.evaluate((shape) => {
        const container = document.querySelector('.tl-container') as
          | (Element & { editor?: { getShape(shapeId: string): unknown } })
          | null;
        return Boolean(container?.editor?.getShape(shape));
      }, `shape:initiatives.${id}`);
    await filter.getByRole('radio', { name: 'Highlight' }).click();
    expect(await shows('events')).toBe(true);
    await filter.getByRole('radio', { name: 'Only these' }).click();
    await expect.poll(() => shows('events')).toBe(false);
    expect(await shows('ledger')).toBe(true);
    await filter.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => shows('events')).toBe(true);
    await page.keyboard.press('Escape');
  });

  test('on the matrix the switch shows where a risk stands inherently, now and by target', async () => {
    await openBoard(page, boardId, 'matrix');
    const stands: Record<string, Box> = {};
    for (const name of ['Inherent', 'Target', 'Current']) {
      await page.getByRole('radio', { name, exact: true }).click();
      await page.getByRole('radio', { name, exact: true, checked: true }).waitFor();
      stands[name] = await risk();
    }
    const { Inherent, Target, Current } = stands as Record<string, Box>;
    // Impact goes to the right, likelihood upwards.
    expect([Inherent?.x ?? 0, Current?.x ?? 0, Target?.x ?? 0]).toEqual(
      [Inherent?.x ?? 0, Current?.x ?? 0, Target?.x ?? 0].toSorted((a, b) => b - a),
    );
    expect((Inherent?.y ?? 0) < (Current?.y ?? 0) && (Current?.y ?? 0) < (Target?.y ?? 0)).toBe(true);
  });

  test('targets and trails are drawn when they are asked for', async () => {
    const chip = await risk();
    const cell = async (columns: number, rows: number) => {
      // A column is 190 wide and a row 142 high where the chip, 14 px of page in a cell of 184, says how large that is.
      const zoom = chip.width / 168;
      const clip = {
        x: chip.x + columns * 190 * zoom,
        y: chip.y + rows * 142 * zoom,
        width: chip.width,
        height: 90 * zoom,
      };
      return page.screenshot({ clip });
    };
    for (const [name, columns, rows] of [
      ['Targets', -2, 2],
      ['Trails since last review', -2, 1],
    ] as const) {
      const button = page.getByRole('button', { name, exact: true });
      await page.mouse.move(5, 5);
      const without = await cell(columns, rows);
      await button.click();
      await page.mouse.move(5, 5);
      await expect.poll(async () => (await cell(columns, rows)).equals(without)).toBe(false);
      await button.click();
      await page.mouse.move(5, 5);
      await expect.poll(async () => (await cell(columns, rows)).equals(without)).toBe(true);
    }
  });

  test('swapped and turned axes move the chips and no score', async () => {
    const before = await risk();
    const settings = async () => {
      await page.getByRole('button', { name: 'Board menu' }).click();
      await page.getByRole('menuitem', { name: 'Risk matrix' }).click();
      const dialog = page.getByRole('dialog', { name: 'Risk matrix' });
      await dialog.getByRole('radio', { name: 'Look' }).click();
      return dialog;
    };
    const dialog = await settings();
    await dialog.getByRole('checkbox', { name: /Turn likelihood round/ }).check();
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    const preview = page.getByRole('dialog', { name: 'What this changes' });
    await preview.getByRole('button', { name: 'Apply' }).click();
    await preview.waitFor({ state: 'detached' });
    await expect.poll(async () => (await risk()).y).toBeGreaterThan(before.y + 50);
    await expectRecord(installation, boardId, 'risks', 'vendor', { currentLikelihood: 4, currentImpact: 4 });
    await page.keyboard.press('Control+z');
    await expect.poll(async () => Math.abs((await risk()).y - before.y)).toBeLessThan(2);
  });

  test('a note becomes a risk in one step', async () => {
    const { x, y } = await risk();
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    await page.mouse.click(x - 60, y + 200);
    await page.locator('.tl-shape [contenteditable="true"]').waitFor();
    await page.keyboard.type('The bank may say no');
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: 'Note' }).getByRole('button', { name: 'Make a risk' }).click();
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).risks.map(({ title }) => title))
      .toContain('The bank may say no');
    await waitForSaved(page);
    expect((await exportBoard(installation, boardId)).drawings).toEqual([]);
  });

  test('the form of dates leads to what is wrong, and goes when somebody deletes its item', async () => {
    await openBoard(page, boardId, 'roadmap');
    const at = middle(await boxOf(page, 'initiatives', 'events'));
    await page.mouse.click(at.x, at.y);
    await page.getByRole('button', { name: 'Edit dates' }).click();
    const form = page.getByRole('dialog', { name: 'Dates of Events' });
    await form.getByLabel('End').fill(addDays(START, -3));
    await form.getByRole('button', { name: 'Save dates' }).click();
    await form.getByText('It would end before it starts.').waitFor();
    expect(await form.getByLabel('End').evaluate((field) => field === document.activeElement)).toBe(true);
    await write((board) => deleteRecord(board, 'initiatives', 'events'));
    await form.waitFor({ state: 'detached' });
    // The canvas has its keys again.
    const bar = middle(await ledger());
    await page.mouse.click(bar.x, bar.y);
    await page.keyboard.press('Shift+ArrowRight');
    await expectRecord(installation, boardId, 'initiatives', 'ledger', { start: addDays(START, 1) });
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});
