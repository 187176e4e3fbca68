import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#shared/schedule/calendar.ts';
import { boxOf, drag, exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
const PLAN = `Key,Title,Team,Start,End,Status,Owner,Depends on
PAY-1,Settlement ledger,Payments,${addDays(today, -10)},${addDays(today, 20)},in progress,,
PAY-2,Instant payouts,Payments,${addDays(today, 44)},${addDays(today, 74)},planned,,PAY-1
PAY-3,Fraud rules,Payments,${addDays(today, 46)},${addDays(today, 64)},planned,Robin,
DAT-1,Event catalogue,Data,${addDays(today, -5)},${addDays(today, 25)},blocked,,
`;

/** Asks again until it is so: the command line takes its time to say what the server has. */
const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000, interval: 100 });

describe('planning on the canvas, with the document as witness', () => {
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
  const barOf = async (key: string) => boxOf(page, 'initiatives', await idOf(key));
  const middleOf = async (key: string) => {
    const { x, y, width, height } = await barOf(key);
    return { x: x + width / 2, y: y + height / 2 };
  };
  const isOnPicture = (id: string) =>
    page.evaluate((shapeId) => {
      const container = document.querySelector('.tl-container') as {
        editor?: { getShape(id: string): unknown };
      } | null;
      return Boolean(container?.editor?.getShape(shapeId));
    }, `shape:initiatives.${id}`);
  /** The links of the board, as the keys of their ends. */
  const links = async () => {
    const { initiatives, dependencies } = await plan();
    const keyOf = (id: string) => initiatives.find((initiative) => initiative.id === id)?.key;
    return dependencies.map(({ fromId, toId }) => `${keyOf(fromId)} ${keyOf(toId)}`).sort();
  };
  /** Points at a bar, and answers where its handle is. */
  const handleOf = async (key: string, name: string) => {
    const at = await middleOf(key);
    await page.mouse.move(at.x, at.y, { steps: 3 });
    const handle = page.getByRole('button', { name, exact: true });
    await handle.waitFor();
    const box = await handle.boundingBox();
    if (!box) throw new Error('no handle');
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  beforeAll(async () => {
    installation = await install();
    const account = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...account);
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

  test('a line drawn from a handle to another bar links the two; Escape lets go of it', async () => {
    const catalogue = await middleOf('DAT-1');
    const from = await handleOf('DAT-1', 'Link from the end of Event catalogue');
    const payouts = await middleOf('PAY-2');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(payouts.x, payouts.y, { steps: 5 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.mouse.move(catalogue.x, catalogue.y, { steps: 3 });
    expect(await links()).toEqual(['PAY-1 PAY-2']);

    await drag(page, await handleOf('DAT-1', 'Link from the end of Event catalogue'), payouts);
    await eventually(links).toEqual(['DAT-1 PAY-2', 'PAY-1 PAY-2']);
  });

  test('without dragging: a click on the handle, then on what it waits for; a refused one says why', async () => {
    const ledger = await middleOf('PAY-1');
    const start = await handleOf('DAT-1', 'Link to the start of Event catalogue');
    await page.mouse.click(start.x, start.y);
    await page.mouse.move(ledger.x, ledger.y, { steps: 3 });
    await page.getByText('Event catalogue waits for Settlement ledger').waitFor();
    await page.mouse.click(ledger.x, ledger.y);
    await eventually(links).toEqual(['PAY-1 DAT-1', 'PAY-1 PAY-2']);

    const end = await handleOf('DAT-1', 'Link from the end of Event catalogue');
    await page.mouse.click(end.x, end.y);
    await page.mouse.click(ledger.x, ledger.y);
    await page
      .getByText(/each would wait for the other/)
      .first()
      .waitFor();
    expect(await links()).toEqual(['PAY-1 DAT-1', 'PAY-1 PAY-2']);
  });

  test('a click on a dependency line opens the dependency', async () => {
    const [ledger, payouts] = [await barOf('PAY-1'), await barOf('PAY-2')];
    const y = ledger.y + ledger.height / 2;
    const x = (ledger.x + ledger.width + payouts.x) / 2;
    await page.mouse.move(x, y, { steps: 2 });
    await page.mouse.click(x, y);
    await page.getByRole('dialog').getByText('dependency', { exact: false }).first().waitFor();
  });

  test('`/` asks for words: others leave, the count says so, and the address keeps it', async () => {
    const ledger = await idOf('PAY-1');
    await barOf('PAY-2');
    await page.locator('.tl-container').focus();
    await page.keyboard.press('/');
    const filter = page.getByRole('dialog', { name: 'Filter' });
    await filter.getByLabel('Words to look for').fill('payouts');
    await filter.getByText('Only these').click();
    await page.getByText('1 of 4').waitFor();
    await eventually(() => isOnPicture(ledger)).toBe(false);
    await page.waitForURL(/q=payouts/);

    await page.reload();
    await barOf('PAY-2');
    expect(await isOnPicture(ledger)).toBe(false);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await filter.getByLabel('Words to look for').fill('nothing like this');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await boxOf(page, 'initiatives', ledger);
  });

  test('the panel shows an item with its chain, and nothing else, until its chip is closed', async () => {
    const [rules, payouts] = [await idOf('PAY-3'), await idOf('PAY-2')];
    await openBoard(page, boardId, 'roadmap', `initiatives/${await idOf('PAY-1')}`);
    await page.getByRole('link', { name: 'Show its chain on the roadmap' }).click();
    await page.getByText('Chain of Settlement ledger').waitFor();
    await eventually(() => isOnPicture(rules)).toBe(false);
    expect(await isOnPicture(payouts)).toBe(true);
    await page.getByRole('button', { name: 'Show more than the chain of Settlement ledger' }).click();
    await boxOf(page, 'initiatives', rules);
  });

  test('lanes by owner: a bar that is dropped in another lane changes hands; a lane collapses by its header', async () => {
    const [ledger, rules] = [await idOf('PAY-1'), await idOf('PAY-3')];
    await barOf('PAY-1');
    await page.getByRole('button', { name: 'Lanes by team' }).click();
    await page.getByRole('dialog', { name: 'Lanes' }).getByText('Owner').click();
    await page.keyboard.press('Escape');
    const robin = page.getByRole('button', { name: 'Robin, 1 initiative' });
    await robin.waitFor();
    const [from, to] = [await middleOf('PAY-1'), await middleOf('PAY-3')];
    await drag(page, from, { x: from.x, y: to.y });
    await eventually(async () => (await plan()).initiatives.find(({ id }) => id === ledger)?.owner).toBe('Robin');

    const header = page.getByRole('button', { name: 'Robin, 2 initiatives' });
    await header.press('Enter');
    await eventually(() => header.getAttribute('aria-expanded')).toBe('false');
    await eventually(() => isOnPicture(rules)).toBe(false);
    await page.reload();
    await page.getByRole('button', { name: 'Robin, 2 initiatives' }).press('Enter');
    await boxOf(page, 'initiatives', rules);
    await page.getByRole('button', { name: 'Lanes by owner' }).click();
    await page.getByRole('dialog', { name: 'Lanes' }).getByText('Team').click();
  });

  test('a drag down within a lane puts a bar below another, and one undo takes it back', async () => {
    const rowsOf = async () => [(await barOf('PAY-2')).y, (await barOf('PAY-3')).y];
    const [upper = 0, lower = 0] = await rowsOf();
    expect(upper).toBeLessThan(lower);
    const from = await middleOf('PAY-2');
    await drag(page, from, { x: from.x, y: from.y + 46 });
    await eventually(rowsOf).toEqual([lower, upper]);
    await page.keyboard.press('Control+z');
    await eventually(rowsOf).toEqual([upper, lower]);
  });

  test('selected bars move together by the same working days, and one undo takes it back', async () => {
    const datesOf = async () => (await plan()).initiatives.map(({ start }) => start);
    const before = await datesOf();
    const [ledger, catalogue] = [await middleOf('PAY-1'), await middleOf('DAT-1')];
    await page.mouse.click(ledger.x, ledger.y);
    await page.keyboard.down('Shift');
    await page.mouse.click(catalogue.x, catalogue.y);
    await page.keyboard.up('Shift');
    await drag(page, ledger, { x: ledger.x + 60, y: ledger.y + 3 });
    await eventually(async () => (await datesOf()).filter((start, i) => start !== before[i]).length).toBe(2);
    await page.keyboard.press('Control+z');
    await eventually(datesOf).toEqual(before);
  });

  test('a bar that is dropped at the bottom, where the tray is or would be, is unscheduled', async () => {
    const from = await middleOf('PAY-3');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, 700, { steps: 4 });
    await page.getByText('Drop here to unschedule').waitFor();
    await page.mouse.move(from.x, 890, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('region', { name: 'Unscheduled' }).getByText('Fraud rules').waitFor();
    const rules = async () => (await plan()).initiatives.find(({ key }) => key === 'PAY-3');
    await eventually(rules).toMatchObject({ start: null, end: null });
    await page.keyboard.press('Control+z');
    await eventually(async () => (await rules())?.start).not.toBeNull();
  });

  test('a drag in an empty part of a lane draws an initiative, which is named on its bar', async () => {
    const from = { x: (await barOf('PAY-2')).x + 20 };
    const draw = async () => {
      await drag(page, { x: from.x, y: empty.y }, { x: from.x + 90, y: empty.y + 2 });
      await page.getByLabel('Title of the new initiative').waitFor();
    };
    const catalogue = await barOf('DAT-1');
    const empty = { y: catalogue.y + catalogue.height / 2 };
    const titles = async () => (await plan()).initiatives.map(({ title }) => title);
    await draw();
    await page.keyboard.type('Ledger audit');
    await page.keyboard.press('Enter');
    await eventually(titles).toContain('Ledger audit');
    const made = (await plan()).initiatives.find(({ title }) => title === 'Ledger audit');
    const data = (await plan()).initiatives.find(({ key }) => key === 'DAT-1');
    expect(made?.teamId).toBe(data?.teamId);
    expect(made?.start && made.end && made.start < made.end).toBe(true);
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});
