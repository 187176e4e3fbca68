import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CELL } from '#app/board/matrix/matrix-layout.ts';
import { addDays } from '#shared/schedule/calendar.ts';
import { boxOf, drag, expectRecord, exportBoard, onScreen, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
const PLAN = `Key,Title,Team,Start,End,Status,Depends on
PAY-1,Settlement ledger,Payments,${addDays(today, -10)},${addDays(today, 40)},in progress,
PAY-2,Instant payouts,Payments,${addDays(today, 20)},${addDays(today, 60)},planned,PAY-1
DAT-1,Event catalogue,Data,${addDays(today, -5)},${addDays(today, 30)},planned,
DAT-2,Cost per tenant,Data,,,planned,
`;

describe('gestures on the canvas, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;
  const record = async (key: string) => {
    const found = (await exportBoard(installation, boardId)).initiatives.find((initiative) => initiative.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  const middleOf = async (id: string) => {
    const { x, y, width, height } = await boxOf(page, 'initiatives', id);
    return { x: x + width / 2, y: y + height / 2 };
  };

  beforeAll(async () => {
    installation = await install();
    await installation.command(
      'user',
      'add',
      '--email',
      'ana@example.com',
      '--password',
      PASSWORD,
      '--org',
      'Acme',
      '--role',
      'owner',
    );
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
  });
  beforeEach(async () => {
    ({ id: boardId } = await installation.command<{ id: string }>(
      'board',
      'create',
      '--org',
      'Acme',
      '--title',
      'Plan',
    ));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('a bar that is dragged into another lane changes its team and keeps its dates', async () => {
    const [ledger, catalogue] = [await record('PAY-1'), await record('DAT-1')];
    await openBoard(page, boardId, 'roadmap');
    const from = await middleOf(ledger.id);
    const to = await middleOf(catalogue.id);
    await drag(page, from, { x: from.x, y: to.y });
    const { start, end } = ledger;
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { teamId: catalogue.teamId, start, end });
  });

  test('Escape takes a drag back, and nothing is written', async () => {
    const ledger = await record('PAY-1');
    await openBoard(page, boardId, 'roadmap');
    const before = await boxOf(page, 'initiatives', ledger.id);
    const from = await middleOf(ledger.id);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y, { steps: 5 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => boxOf(page, 'initiatives', ledger.id)).toEqual(before);
    expect(await record('PAY-1')).toEqual(ledger);
  });

  test('Delete removes a bar with its links, and undo brings both back', async () => {
    const ledger = await record('PAY-1');
    await openBoard(page, boardId, 'roadmap');
    const at = await middleOf(ledger.id);
    await page.mouse.click(at.x, at.y);
    await page.keyboard.press('Delete');
    const counts = async () => {
      const { initiatives, dependencies } = await exportBoard(installation, boardId);
      return [initiatives.length, dependencies.length];
    };
    await expect.poll(counts).toEqual([3, 0]);
    await page.keyboard.press('Control+z');
    await expect.poll(counts).toEqual([4, 1]);
    expect(await record('PAY-1')).toEqual(ledger);
  });

  test('Shift and an arrow key moves the chosen bar by a working day', async () => {
    const catalogue = await record('DAT-1');
    await openBoard(page, boardId, 'roadmap');
    const at = await middleOf(catalogue.id);
    await page.mouse.click(at.x, at.y);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await record('DAT-1')).start).not.toBe(catalogue.start);
    expect(Date.parse((await record('DAT-1')).start ?? '')).toBeGreaterThan(Date.parse(catalogue.start ?? ''));
  });

  test('what is unscheduled sits in the tray, and one press schedules it from today', async () => {
    const cost = await record('DAT-2');
    await openBoard(page, boardId, 'roadmap');
    await page
      .getByRole('region', { name: 'Unscheduled' })
      .getByRole('button', { name: 'Schedule Cost per tenant from today' })
      .click();
    await boxOf(page, 'initiatives', cost.id);
    await expect.poll(async () => (await record('DAT-2')).start).not.toBeNull();
  });

  test('a double click makes an initiative in its lane, and a risk in its cell', async () => {
    const ledger = await record('PAY-1');
    await openBoard(page, boardId, 'roadmap');
    const { x, y, height } = await boxOf(page, 'initiatives', ledger.id);
    await page.mouse.dblclick(Math.max(260, x - 60), y + height / 2);
    await page.getByRole('dialog').waitFor();
    await expect.poll(async () => (await exportBoard(installation, boardId)).initiatives.length).toBe(5);
    const made = (await exportBoard(installation, boardId)).initiatives.find(({ key }) => key === '');
    expect(made).toMatchObject({ teamId: ledger.teamId });

    await openBoard(page, boardId, 'matrix');
    const pitch = { x: CELL.width + CELL.gap, y: CELL.height + CELL.gap };
    const middle = await onScreen(page, { x: 2 * pitch.x + CELL.width / 2, y: 2 * pitch.y + CELL.height / 2 });
    await page.mouse.dblclick(middle.x, middle.y);
    await page.getByRole('dialog').waitFor();
    await waitForSaved(page);
    const { risks } = await exportBoard(installation, boardId);
    expect(risks).toMatchObject([{ currentLikelihood: 3, currentImpact: 3 }]);
  });

  test('double click opens a bar, and its dates are edited where everybody sees it', async () => {
    const payouts = await record('PAY-2');
    await openBoard(page, boardId, 'roadmap');
    const at = await middleOf(payouts.id);
    await page.mouse.dblclick(at.x, at.y);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const end = dialog.getByLabel('End', { exact: true });
    await end.fill('2000-01-01');
    await end.press('Enter');
    await page
      .getByText(/before it starts/)
      .first()
      .waitFor();
    expect(await record('PAY-2')).toEqual(payouts);
    await end.press('Escape');
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});
