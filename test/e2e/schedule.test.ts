import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#shared/schedule/calendar.ts';
import { seriousFaults } from './support/axe.ts';
import { boxOf, exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
/** Monday of this week: what is planned from it has the same gaps whatever day it is. */
const monday = (() => {
  const today = new Date();
  return addDays(today.toISOString().slice(0, 10), -((today.getUTCDay() + 6) % 7));
})();
const day = (offset: number) => addDays(monday, offset);
// Ledger: weeks 1-2. Payouts: weeks 3-4, right behind it. Rules: weeks 6-7, a week of room. Portal hangs on nothing and ends last.
const PLAN = `Key,Title,Team,Start,End,Status,Owner,Depends on
PAY-1,Settlement ledger,Payments,${day(0)},${day(11)},planned,,
PAY-2,Instant payouts,Payments,${day(14)},${day(25)},planned,,PAY-1
PAY-3,Fraud rules,Risk,${day(35)},${day(46)},planned,Robin,PAY-2
DAT-1,Portal,Data,${day(35)},${day(46)},planned,,
`;

const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000, interval: 100 });

describe('what moves if something slips, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;
  const plan = () => exportBoard(installation, boardId);
  const idOf = async (key: string) => {
    const found = (await plan()).initiatives.find((initiative) => initiative.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found.id;
  };
  /** Starts and ends as days from that Monday, by key. */
  const spans = async () => {
    const offset = (date: string | null) =>
      date === null ? null : (Date.parse(date) - Date.parse(monday)) / 86_400_000;
    const { initiatives } = await plan();
    return Object.fromEntries(initiatives.map(({ key, start, end }) => [key, [offset(start), offset(end)]]));
  };
  const before = { 'PAY-1': [0, 11], 'PAY-2': [14, 25], 'PAY-3': [35, 46], 'DAT-1': [35, 46] };
  const card = (on: Page = page) => on.getByRole('dialog', { name: /What if this slips/ });
  const select = async (key: string) => {
    const { x, y, width, height } = await boxOf(page, 'initiatives', await idOf(key));
    await page.mouse.click(x + width / 2, y + height / 2);
  };

  beforeAll(async () => {
    installation = await install();
    for (const [name, role] of [
      ['ana', 'owner'],
      ['ben', 'editor'],
      ['vic', 'viewer'],
    ] as const) {
      const account = ['--email', `${name}@example.com`, '--password', PASSWORD, '--org', 'Acme', '--role', role];
      await installation.command('user', 'add', ...account);
    }
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
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

  test('all of it is accepted with a reason, as one step that one undo takes back', async () => {
    await select('PAY-1');
    await page.getByRole('button', { name: 'What if this slips', exact: true }).click();
    await card().getByRole('spinbutton').fill('8');
    await card().getByText('2 others move').waitFor();
    expect(await card().getByRole('checkbox').count()).toBe(3);
    expect(await spans()).toEqual(before);
    expect(await seriousFaults(page)).toEqual([]);

    await card().getByLabel('Why does it slip?').fill('The bank answers late');
    await card().getByRole('button', { name: 'Move 3 items' }).click();
    // Eight days: Payouts all of them, Rules the three that its week of room does not take up.
    const after = { ...before, 'PAY-1': [10, 23], 'PAY-2': [24, 37], 'PAY-3': [38, 51] };
    await eventually(spans).toEqual(after);
    await waitForSaved(page);
    const { reasons } = await plan();
    expect(reasons.map(({ text, aspect }) => `${aspect}: ${text}`)).toEqual(
      Array(3).fill('dates: The bank answers late'),
    );

    await page.keyboard.press('Control+z');
    await eventually(spans).toEqual(before);
    await eventually(async () => (await plan()).reasons.length).toBe(0);
    expect(ana.faults).toEqual([]);
  });

  test('some of it: what is left where it is holds back what follows from it alone', async () => {
    await page.goto(`/b/${boardId}/roadmap?slip=${await idOf('PAY-1')}`);
    await card().getByRole('spinbutton').fill('8');
    await card()
      .getByRole('checkbox', { name: /Instant payouts/ })
      .click();
    await card().getByText('Settlement ledger → Instant payouts, 8 d').waitFor();
    expect(await card().getByRole('checkbox').count()).toBe(2);
    await card().getByRole('button', { name: 'Move 1 item' }).click();
    await eventually(spans).toEqual({ ...before, 'PAY-1': [10, 23] });
  });

  test('none of it, by keyboard: the menu asks, Escape leaves all as it was', async () => {
    await select('PAY-1');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'What if this slips…' }).press('Enter');
    await card().waitFor();
    await page.keyboard.type('9');
    await card().getByText('2 others move').waitFor();
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
    expect(await spans()).toEqual(before);
  });

  test('asked while panels are open, they make way for the answer', async () => {
    await page.goto(`/b/${boardId}/roadmap?dates=end&item=initiatives/${await idOf('PAY-1')}`);
    await page.getByRole('dialog').getByText('Settlement ledger').first().waitFor();
    await page.getByRole('button', { name: 'What if this slips', exact: true }).click();
    await card().waitFor();
    // What can be clicked is not covered by anything, and what is typed goes into the card.
    await card().getByRole('checkbox').first().click({ trial: true });
    await page.keyboard.type('9');
    await card().getByText('2 others move').waitFor();
    await card().getByRole('button', { name: 'Close' }).click();
    await card().waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  test('a drag with S held shows what would move, and writes nothing until it is accepted', async () => {
    const { x, y, width, height } = await boxOf(page, 'initiatives', await idOf('PAY-1'));
    const { x: next } = await boxOf(page, 'initiatives', await idOf('PAY-2'));
    const [from, to] = [x + width / 2, x + width / 2 + (next - x)];
    await page.mouse.move(from, y + height / 2);
    await page.mouse.down();
    await page.keyboard.down('s');
    for (let step = 1; step <= 8; step++) await page.mouse.move(from + ((to - from) * step) / 8, y + height / 2);
    await page.getByText('10 d later: 2 others move').waitFor();
    await page.mouse.up();
    await page.keyboard.up('s');
    await card().waitFor();
    expect(await card().getByRole('spinbutton').inputValue()).toBe('10');
    expect((await boxOf(page, 'initiatives', await idOf('PAY-1'))).x).toBeCloseTo(x, 0);
    expect(await spans()).toEqual(before);
    await card().getByRole('button', { name: 'Move 3 items' }).click();
    await eventually(spans).toEqual({ ...before, 'PAY-1': [14, 25], 'PAY-2': [28, 39], 'PAY-3': [42, 53] });
  });

  test('another browser’s change counts at once, and both see what was accepted', async () => {
    await page.goto(`/b/${boardId}/roadmap?slip=${await idOf('PAY-1')}`);
    await card().getByRole('spinbutton').fill('8');
    await card().getByText('2 others move').waitFor();
    const ben = await visit(browser, installation.url);
    await signIn(ben.page, 'ben@example.com', PASSWORD);
    await openBoard(ben.page, boardId, 'roadmap', `initiatives/${await idOf('PAY-3')}`);
    await ben.page.getByLabel('End', { exact: true }).fill(day(60));
    await ben.page.getByLabel('Start', { exact: true }).fill(day(49));
    await ben.page.keyboard.press('Tab');
    await card().getByText('1 other moves').waitFor();
    await card().getByRole('button', { name: 'Move 2 items' }).click();
    await eventually(spans).toEqual({ ...before, 'PAY-1': [10, 23], 'PAY-2': [24, 37], 'PAY-3': [49, 60] });
    const moved = await boxOf(page, 'initiatives', await idOf('PAY-2'));
    await eventually(async () => Math.round((await boxOf(ben.page, 'initiatives', await idOf('PAY-2'))).width)).toBe(
      Math.round(moved.width),
    );
    expect(ben.faults).toEqual([]);
    await ben.context.close();
  });

  test('who may only read sees the answer, and has nothing to accept it with', async () => {
    const vic = await visit(browser, installation.url, { width: 390, height: 844 });
    await signIn(vic.page, 'vic@example.com', PASSWORD);
    await vic.page.goto(`/b/${boardId}/roadmap?slip=${await idOf('PAY-1')}`);
    await card(vic.page).getByRole('spinbutton').fill('8');
    await card(vic.page).getByText('2 others move').waitFor();
    await card(vic.page).getByText('You can look at what would move here').waitFor();
    expect(await card(vic.page).getByRole('checkbox').count()).toBe(0);
    expect(await card(vic.page).getByRole('button', { name: /^Move/ }).count()).toBe(0);
    expect(await seriousFaults(vic.page)).toEqual([]);
    await vic.context.close();
  });

  test('the critical path is in the address, and the panel says the float and what drives it', async () => {
    await page.getByRole('button', { name: 'Critical path', exact: true }).click();
    await eventually(() => new URL(page.url()).searchParams.get('critical')).toBe('1');
    // Both end last; what leads to Fraud rules has its week of room.
    await page.getByText('2 critical · 2 with at most 5 d of float').waitFor();
    await page.reload();
    await page.getByText('2 critical · 2 with at most 5 d of float').waitFor();
    await page.getByRole('button', { name: 'Hide the critical path' }).click();
    await eventually(() => new URL(page.url()).searchParams.get('critical')).toBeNull();

    await openBoard(page, boardId, 'roadmap', `initiatives/${await idOf('PAY-2')}`);
    const panel = page.locator('[data-side-panel]');
    await panel.getByText('Float 5 d').waitFor();
    await panel.getByText('drives it: no room between').waitFor();
    await panel.getByLabel('Deadline', { exact: true }).fill(day(21));
    await page.keyboard.press('Tab');
    await panel.getByText(/^4 d too late for .*\(deadline\)$/).waitFor();
  });
});
