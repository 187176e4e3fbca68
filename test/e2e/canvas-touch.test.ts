import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#shared/schedule/calendar.ts';
import { boxOf, exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn } from './support/chromium.ts';
import { type Hand, handOn } from './support/fingers.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
const PLAN = `Key,Title,Team,Start,End,Status
PAY-1,Settlement ledger,Payments,${addDays(today, -10)},${addDays(today, 40)},in progress
DAT-1,Event catalogue,Data,${addDays(today, -5)},${addDays(today, 30)},planned
`;

describe('fingers on the canvas, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let page: Page;
  let hand: Hand;
  let boardId: string;
  const ledger = async () => {
    const found = (await exportBoard(installation, boardId)).initiatives.find(({ key }) => key === 'PAY-1');
    if (!found) throw new Error('no PAY-1');
    return found;
  };
  const middle = async (id: string) => {
    const { x, y, width, height } = await boxOf(page, 'initiatives', id);
    const right = Math.min(x + width, page.viewportSize()?.width ?? 0);
    return { x: (Math.max(x, 190) + right) / 2, y: y + height / 2 };
  };
  const open = async (width: number, height: number) => {
    const context = await browser.newContext({
      baseURL: installation.url,
      viewport: { width, height },
      hasTouch: true,
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    hand = await handOn(page);
    await signIn(page, 'ana@example.com', PASSWORD);
    await openBoard(page, boardId, 'roadmap');
  };
  const toolbar = () => page.locator('.qd-item-tools');

  beforeAll(async () => {
    installation = await install();
    const person = ['--email', 'ana@example.com', '--name', 'Ana', '--password', PASSWORD];
    await installation.command('user', 'add', ...person, '--org', 'Acme', '--role', 'owner');
    browser = await launchChromium();
  });
  beforeEach(async () => {
    const board = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...board));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('on a phone one finger pans from a bar too, two zoom, a long press takes the bar along, two taps open it', async () => {
    await open(390, 844);
    const before = await ledger();
    const at = await boxOf(page, 'initiatives', before.id);
    const from = await middle(before.id);
    await hand.drag(from, { x: from.x + 60, y: from.y });
    await expect.poll(async () => Math.round((await boxOf(page, 'initiatives', before.id)).x - at.x)).toBe(60);
    await hand.pinch({ x: 240, y: 560 }, 40, 80);
    await expect.poll(async () => (await boxOf(page, 'initiatives', before.id)).width).toBeGreaterThan(at.width * 1.4);
    expect(await ledger()).toEqual(before);

    await openBoard(page, boardId, 'roadmap');
    await hand.tap(await middle(before.id));
    await toolbar().waitFor();
    const selected = await middle(before.id);
    await hand.drag(selected, { x: selected.x + 60, y: selected.y });
    expect(await ledger()).toEqual(before);
    const held = await middle(before.id);
    await hand.dragAfterRest(held, { x: held.x + 60, y: held.y });
    await expect.poll(async () => (await ledger()).start).not.toBe(before.start);

    await hand.tap(await middle(before.id));
    await page.getByRole('dialog').waitFor();
  });

  test('on a tablet a bar that was chosen goes with the finger, and one that was not stays', async () => {
    await open(820, 1180);
    const before = await ledger();
    const from = await middle(before.id);
    await hand.drag(from, { x: from.x, y: from.y + 40 });
    expect(await ledger()).toEqual(before);
    await hand.tap(await middle(before.id));
    await toolbar().waitFor();
    const at = await middle(before.id);
    await hand.drag(at, { x: at.x + 80, y: at.y });
    await expect.poll(async () => (await ledger()).start).not.toBe(before.start);
    expect((await ledger()).teamId).toBe(before.teamId);
  });

  test('buttons that a thumb hits move the bar without a drag', async () => {
    await open(390, 844);
    const before = await ledger();
    await hand.tap(await middle(before.id));
    const later = toolbar().getByRole('button', { name: /^Later by/ });
    const box = await later.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await later.tap();
    await expect.poll(async () => (await ledger()).start).not.toBe(before.start);
  });
});
