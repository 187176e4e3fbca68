import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shift } from '#app/board/canvas/layout/nudge.ts';
import { addDays, dayNumber, isoDateOf, weekdayOf } from '#shared/schedule/calendar.ts';
import { MONDAY_TO_FRIDAY } from '#shared/schedule/working-calendar.ts';
import { seriousFaults } from './support/axe.ts';
import { boxOf, drag, expectRecord, exportBoard, onScreen, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
/** A Monday, so that the days of the plan are known whatever day it is. */
const monday = addDays(today, (7 - weekdayOf(dayNumber(today))) % 7);
const PLAN = `Key,Title,Team,Start,End,Status,Depends on
PAY-1,Settlement ledger,Payments,${monday},${addDays(monday, 18)},in progress,
PAY-2,Instant payouts,Payments,${addDays(monday, 28)},${addDays(monday, 46)},planned,PAY-1
PAY-3,Fraud rules,Payments,${addDays(monday, 28)},${addDays(monday, 39)},planned,
DAT-1,Event catalogue,Data,${monday},${addDays(monday, 25)},blocked,
`;

const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000, interval: 100 });

describe('planning by hand on the roadmap, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;
  const plan = () => exportBoard(installation, boardId);
  const record = async (key: string) => {
    const found = (await plan()).initiatives.find((initiative) => initiative.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  const middleOf = async (id: string, kind: 'initiatives' | 'milestones' = 'initiatives') => {
    const { x, y, width, height } = await boxOf(page, kind, id);
    return { x: x + width / 2, y: y + height / 2 };
  };
  const menuOf = async (id: string, kind: 'initiatives' | 'milestones' = 'initiatives') => {
    const at = await middleOf(id, kind);
    await page.mouse.click(at.x, at.y, { button: 'right' });
  };
  const choose = (name: string) => page.getByRole('menuitem', { name }).click();

  beforeAll(async () => {
    installation = await install();
    const account = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...account);
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, 'ana@example.com', PASSWORD);
  });
  beforeEach(async () => {
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
    await openBoard(page, boardId, 'roadmap');
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('Escape on the title of a bar that was just drawn takes the bar away again', async () => {
    const { id } = await record('DAT-1');
    const { x, y, width, height } = await boxOf(page, 'initiatives', id);
    const from = { x: x + width + 120, y: y + height / 2 };
    await drag(page, from, { x: from.x + 90, y: from.y + 2 });
    const title = page.getByLabel('Title of the new initiative');
    await title.waitFor();
    await eventually(async () => (await plan()).initiatives.length).toBe(5);
    await page.keyboard.type('Not th');
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    await eventually(async () => (await plan()).initiatives.map(({ key }) => key).sort()).toEqual([
      'DAT-1',
      'PAY-1',
      'PAY-2',
      'PAY-3',
    ]);
  });

  test('the day under the pointer stays under it while Ctrl and the wheel zoom', async () => {
    const at = { x: 840, y: 330 };
    const pageAt = () =>
      page.evaluate((screen) => {
        const { editor } = document.querySelector('.tl-container') as unknown as {
          editor: { screenToPage(point: { x: number; y: number }): { x: number; y: number }; getZoomLevel(): number };
        };
        return { ...editor.screenToPage(screen), zoom: editor.getZoomLevel() };
      }, at);
    await page.mouse.move(at.x, at.y);
    const before = await pageAt();
    await page.keyboard.down('Control');
    for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -60);
    await eventually(async () => (await pageAt()).zoom).toBeGreaterThan(before.zoom * 1.2);
    const near = await onScreen(page, before);
    expect(Math.hypot(near.x - at.x, near.y - at.y)).toBeLessThan(1);
    for (let i = 0; i < 8; i++) await page.mouse.wheel(0, 60);
    await page.keyboard.up('Control');
    await eventually(async () => (await pageAt()).zoom).toBeLessThan(before.zoom);
    const far = await onScreen(page, before);
    expect(Math.hypot(far.x - at.x, far.y - at.y)).toBeLessThan(1);
  });

  test('bars and a milestone that are selected together move by the same working days, as one undo', async () => {
    const catalogue = await record('DAT-1');
    const empty = await boxOf(page, 'initiatives', catalogue.id);
    await page.mouse.click(empty.x + empty.width + 60, empty.y + empty.height / 2, { button: 'right' });
    await choose('Add milestone here');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await eventually(async () => (await plan()).milestones.length).toBe(1);
    const [milestone] = (await plan()).milestones;
    if (!milestone) throw new Error('no milestone');

    const [bar, diamond] = [await middleOf(catalogue.id), await middleOf(milestone.id, 'milestones')];
    await page.mouse.click(bar.x, bar.y);
    await page.keyboard.down('Shift');
    await page.mouse.click(diamond.x, diamond.y);
    await page.keyboard.up('Shift');
    await drag(page, bar, { x: bar.x + 70, y: bar.y + 2 });
    await eventually(async () => (await record('DAT-1')).start).not.toBe(catalogue.start);
    const { workingDayNumber } = MONDAY_TO_FRIDAY;
    const moved = await record('DAT-1');
    const days = workingDayNumber(dayNumber(moved.start ?? '')) - workingDayNumber(dayNumber(catalogue.start ?? ''));
    expect(days).toBeGreaterThan(0);
    // From a day off, the first step leads to the working day after it.
    expect((await plan()).milestones[0]?.date).toBe(
      isoDateOf(shift(dayNumber(milestone.date), days, MONDAY_TO_FRIDAY)),
    );
    await page.keyboard.press('Control+z');
    await eventually(async () => [(await record('DAT-1')).start, (await plan()).milestones[0]?.date]).toEqual([
      catalogue.start,
      milestone.date,
    ]);
  });

  test('dates are edited in a small form, from the menu and from the toolbar', async () => {
    const ledger = await record('PAY-1');
    await menuOf(ledger.id);
    await choose('Edit dates…');
    const form = page.getByRole('dialog', { name: 'Dates of Settlement ledger' });
    await form.waitFor();
    await eventually(() => form.getByLabel('Start').evaluate((element) => element === document.activeElement)).toBe(
      true,
    );
    expect(await seriousFaults(page)).toEqual([]);
    expect(await form.getByLabel('Working days').inputValue()).toBe('15');
    await form.getByLabel('Start').fill(addDays(monday, 7));
    expect(await form.getByLabel('End').inputValue()).toBe(addDays(monday, 25));
    await form.getByLabel('Working days').fill('6');
    expect(await form.getByLabel('End').inputValue()).toBe(addDays(monday, 14));
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    const moved = { start: addDays(monday, 7), end: addDays(monday, 14) };
    await expectRecord(installation, boardId, 'initiatives', ledger.id, moved);
    await page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { start: ledger.start, end: ledger.end });

    const at = await middleOf(ledger.id);
    await page.mouse.click(at.x, at.y);
    await page.getByRole('button', { name: 'Edit dates' }).click();
    await form.waitFor();
    await form.getByLabel('End').fill(addDays(monday, -3));
    await form.getByRole('button', { name: 'Save dates' }).click();
    await form.getByText('It would end before it starts.').waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await record('PAY-1')).toEqual(ledger);
  });

  test('the menu shows an item with its chain', async () => {
    const [ledger, catalogue] = [await record('PAY-1'), await record('DAT-1')];
    await menuOf(catalogue.id);
    await page.getByRole('menu').waitFor();
    // Nothing waits for it, and it waits for nothing.
    expect(await page.getByRole('menuitem', { name: 'Show its chain' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await menuOf(ledger.id);
    await choose('Show its chain');
    await page.waitForURL(/chain=/);
    const shown = () =>
      page.evaluate(() => {
        const { editor } = document.querySelector('.tl-container') as unknown as {
          editor: { getCurrentPageShapes(): { id: string }[] };
        };
        return editor.getCurrentPageShapes().map(({ id }) => id);
      });
    await eventually(async () => (await shown()).length).toBe(2);
    expect(await shown()).not.toContain(`shape:initiatives.${catalogue.id}`);
  });

  test('a bar and a note are copied, duplicated and deleted together, each as one step of undo', async () => {
    const catalogue = await record('DAT-1');
    const { x, y, width, height } = await boxOf(page, 'initiatives', catalogue.id);
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    await page.mouse.click(x + width + 160, y + height / 2);
    await page.locator('.tl-shape [contenteditable="true"]').waitFor();
    await page.keyboard.type('Ask Robin');
    await page.keyboard.press('Escape');
    const counts = async () => {
      const { initiatives, drawings } = await plan();
      return [initiatives.length, drawings.length];
    };
    await eventually(counts).toEqual([4, 1]);
    await page.keyboard.press('Escape');
    const note = await page.locator('.tl-shape').boundingBox();
    if (!note) throw new Error('no note');
    const selectBoth = async () => {
      await page.mouse.click(x + width / 2, y + height / 2);
      await page.keyboard.down('Shift');
      await page.mouse.click(note.x + note.width / 2, note.y + note.height - 12);
      await page.keyboard.up('Shift');
    };
    for (const [keys, after] of [
      [['Control+d'], [5, 2]],
      [
        ['Control+c', 'Control+v'],
        [5, 2],
      ],
      [['Delete'], [3, 0]],
    ] as const) {
      await selectBoth();
      for (const key of keys) await page.keyboard.press(key);
      await eventually(counts).toEqual(after);
      await page.keyboard.press('Control+z');
      await eventually(counts).toEqual([4, 1]);
    }
  });

  test('buttons bring a bar a row lower and higher in its lane', async () => {
    const [payouts, rules] = [await record('PAY-2'), await record('PAY-3')];
    const tops = async () => [
      (await boxOf(page, 'initiatives', payouts.id)).y,
      (await boxOf(page, 'initiatives', rules.id)).y,
    ];
    const [upper, lower] = await tops();
    const at = await middleOf(payouts.id);
    await page.mouse.click(at.x, at.y);
    await page.getByRole('button', { name: 'A row lower in its lane' }).click();
    await eventually(tops).toEqual([lower, upper]);
    await page.getByRole('button', { name: 'A row higher in its lane' }).click();
    await eventually(tops).toEqual([upper, lower]);
  });

  test('an item in a collapsed lane is shown when a link or a search opens it', async () => {
    const { id } = await record('DAT-1');
    await page.getByRole('button', { name: 'Data, 1 initiative' }).press('Enter');
    await eventually(() => page.getByRole('button', { name: 'Data, 1 initiative' }).getAttribute('aria-expanded')).toBe(
      'false',
    );
    await openBoard(page, boardId, 'roadmap', `initiatives/${id}`);
    await page.getByRole('dialog').waitFor();
    const { x, y } = await boxOf(page, 'initiatives', id);
    expect(x).toBeGreaterThan(100);
    expect(y).toBeGreaterThan(100);
    await page.keyboard.press('Escape');

    await openBoard(page, boardId, 'roadmap');
    // It was opened for that visit: this person's lanes are as they left them.
    const header = page.getByRole('button', { name: 'Data, 1 initiative' });
    await header.waitFor();
    expect(await header.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('DAT-1');
    await page.keyboard.press('Enter');
    await boxOf(page, 'initiatives', id);
    expect(await header.getAttribute('aria-expanded')).toBe('true');
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});
