import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import { databaseFolder } from '#server/db/open-configured-database.ts';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type CuttableLine, layLine } from './support/cuttable-line.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const PLAN = `Key,Title,Team,Start,End,Status
PAY-1,Payments v2,Payments,2026-11-01,2027-02-10,in progress
PAY-2,Instant payouts,Payments,2026-12-01,2027-03-01,planned
`;

describe('a board without its server', () => {
  let installation: Installation;
  let line: CuttableLine;
  let browser: Browser;
  /** The owner, beside the server. */
  let ana: Visitor;
  /** An editor at the end of a line that is cut. */
  let ben: Visitor;
  let boardId: string;
  let people: string;

  /** Ids of the initiatives by their key. */
  const ids = new Map<string, string>();
  const record = async (key: string) => {
    const found = (await exportBoard(installation, boardId)).initiatives.find((initiative) => initiative.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  const set = async (page: Page, label: string, value: string) => {
    const input = page.getByRole('dialog').getByLabel(label, { exact: true });
    await input.fill(value);
    await input.press('Enter');
  };
  const says = (page: Page, text: string) =>
    page.locator('[data-save-status]').getByText(text, { exact: true }).first().waitFor();
  const cards = (page: Page) => page.getByRole('status', { name: 'About your changes' });
  const databases = (page: Page) =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());
  const open = async (page: Page, key: string) => {
    const id = ids.get(key) ?? '';
    await openBoard(page, boardId, 'initiatives', `initiatives/${id}`);
    await waitForSaved(page);
    return id;
  };
  const cut = async (page: Page) => {
    line.cut();
    await says(page, 'Offline');
  };
  const changeRole = async (role: string) => {
    await ana.page.goto(people);
    await ana.page.getByLabel('Role of Ben').selectOption(role);
    await ana.page.waitForLoadState('networkidle');
  };

  beforeAll(async () => {
    installation = await install();
    line = await layLine(installation.url);
    for (const [name, role] of [
      ['Ana', 'owner'],
      ['Ben', 'editor'],
    ] as const) {
      const person = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...person, '--org', 'Acme', '--role', role);
    }
    const made = await installation.command<{ id: string }>('board', 'create', '--org', 'Acme', '--title', 'Plan');
    boardId = made.id;
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
    for (const { key, id } of (await exportBoard(installation, boardId)).initiatives) ids.set(key, id);
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ben = await visit(browser, line.url);
    await signIn(ana.page, 'ana@example.com', PASSWORD);
    await signIn(ben.page, 'ben@example.com', PASSWORD);
    people = `${/\/o\/[^/]+/.exec(ana.page.url())?.[0]}/people`;
  });
  beforeEach(() => line.mend());
  afterAll(async () => {
    await browser?.close();
    await line?.close();
    await installation?.remove();
  });

  test('S3 changes made offline are counted, kept on the device, and merged', async () => {
    const { page } = ben;
    const id = await open(page, 'PAY-1');
    await cut(page);
    await set(page, 'Progress', '40');
    await says(page, 'Offline, 1 change waiting');
    await set(page, 'End', '2027-03-12');
    await says(page, 'Offline, 2 changes waiting');
    await page.locator('[data-save-status]').click();
    await page
      .getByRole('dialog', { name: 'Save status' })
      .getByText(/Your changes are kept on this device/)
      .waitFor();
    await page.keyboard.press('Escape');
    line.mend();
    await waitForSaved(page);
    expect(await record('PAY-1')).toMatchObject({ id, progress: 40, end: '2027-03-12' });
  });

  test('what both changed while apart is told, with whose value stands', async () => {
    const { page } = ben;
    await open(page, 'PAY-1');
    await open(ana.page, 'PAY-1');
    await page.getByRole('button', { name: /other person here/ }).waitFor();
    await cut(page);
    await set(page, 'End', '2027-03-16');
    await says(page, 'Offline, 1 change waiting');
    await set(ana.page, 'End', '2027-03-26');
    await waitForSaved(ana.page);
    line.mend();
    const card = cards(page);
    await card.getByText('Back online. Your change is saved. Meanwhile others changed 1 item.').waitFor();
    const { end } = await record('PAY-1');
    const stands =
      end === '2027-03-16'
        ? 'Payments v2, End: yours, 16 Mar 2027, stands, Ana’s was 26 Mar 2027.'
        : 'Payments v2, End: Ana’s 26 Mar 2027 stands, yours was 16 Mar 2027.';
    expect(await card.getByRole('listitem').allInnerTexts()).toEqual([stands]);
    await card.getByRole('button', { name: 'Show what others changed' }).press('Enter');
    await card.getByRole('heading', { name: 'Initiatives' }).waitFor();
    await card.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await card.waitFor({ state: 'detached' });
  });

  test('S3 a tab that is closed offline loses nothing: the device brings its changes when the board is opened', async () => {
    const page = await ben.context.newPage();
    const id = await open(page, 'PAY-2');
    await cut(page);
    await set(page, 'Progress', '70');
    await set(page, 'Start', '2026-12-07');
    await says(page, 'Offline, 2 changes waiting');
    await page.close();
    line.mend();
    await openBoard(ben.page, boardId, 'initiatives');
    await cards(ben.page).getByText('Back online. Your 2 changes are saved.').waitFor();
    await waitForSaved(ben.page);
    expect(await record('PAY-2')).toMatchObject({ id, progress: 70, start: '2026-12-07' });
    await ben.page.reload();
    await waitForSaved(ben.page);
    expect(await cards(ben.page).count()).toBe(0);
  });

  test('S3 two tabs of one browser share the device without taking each other’s changes for saved', async () => {
    await open(ben.page, 'PAY-1');
    const second = await ben.context.newPage();
    await open(second, 'PAY-2');
    await cut(ben.page);
    await set(ben.page, 'Progress', '11');
    await says(ben.page, 'Offline, 1 change waiting');
    await says(second, 'Offline');
    await set(second, 'Progress', '22');
    await set(second, 'End', '2027-03-19');
    await says(second, 'Offline, 2 changes waiting');
    await says(ben.page, 'Offline, 1 change waiting');
    line.mend();
    await waitForSaved(ben.page);
    await waitForSaved(second);
    await second.close();
    const { initiatives } = await exportBoard(installation, boardId);
    expect(initiatives).toMatchObject([{ progress: 11 }, { progress: 22, end: '2027-03-19' }]);
  });

  test('S3 the server is killed and comes back: waiting, then saved', async () => {
    const { page } = ben;
    await open(page, 'PAY-1');
    await installation.kill();
    await says(page, 'Offline');
    await set(page, 'Progress', '62');
    await says(page, 'Offline, 1 change waiting');
    await installation.start();
    await waitForSaved(page);
    expect(await record('PAY-1')).toMatchObject({ progress: 62 });
  });

  test('S4 who is made a viewer reads only at once, and who may edit again can, without a reload', async () => {
    const { page } = ben;
    await open(page, 'PAY-1');
    await changeRole('viewer');
    await page.locator('[data-save-status="read-only"]').waitFor();
    await expect.poll(() => page.getByRole('dialog').getByLabel('Progress').isEditable()).toBe(false);
    await changeRole('editor');
    await waitForSaved(page);
    await expect.poll(() => page.getByRole('dialog').getByLabel('Progress').isEditable()).toBe(true);
  });

  test('S4 changes of who lost the right meanwhile are not taken, and not lost: a file, or given up', async () => {
    const { page } = ben;
    const id = await open(page, 'PAY-1');
    await cut(page);
    await set(page, 'Progress', '99');
    await says(page, 'Offline, 1 change waiting');
    await changeRole('viewer');
    line.mend();
    const card = cards(page);
    await card.getByText('You can no longer edit this board. 1 change made offline was not taken.').waitFor();
    await page.locator('[data-save-status="read-only"]').waitFor();
    await expect.poll(() => page.getByRole('dialog').getByLabel('Progress').inputValue()).toMatch(/^62/);
    const download = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Download' }).click();
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    expect(file.changes).toEqual([
      { what: 'changed', kind: 'initiatives', id, title: 'Payments v2', fields: { progress: { from: 62, to: 99 } } },
    ]);
    await card.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
    await card.waitFor({ state: 'detached' });
    expect((await databases(page)).filter((name) => name.includes(boardId))).toEqual([]);
    await changeRole('editor');
    await waitForSaved(page);
    expect(await record('PAY-1')).toMatchObject({ progress: 62 });
  });

  test('a board whose document was replaced is not merged blindly: what was changed before is kept aside', async () => {
    const page = await ben.context.newPage();
    await open(page, 'PAY-1');
    await cut(page);
    await set(page, 'Progress', '88');
    await says(page, 'Offline, 1 change waiting');
    await page.close();
    await installation.stop();
    const database = await openDatabase({
      embedded: { dataDir: databaseFolder(installation.dataDir), onLost: (error) => expect.fail(error.message) },
    });
    await database.pool.query('update board_docs set generation = 2 where id = $1', [boardId]);
    await database.close();
    await installation.start();
    line.mend();
    await openBoard(ben.page, boardId, 'initiatives');
    await waitForSaved(ben.page);
    const card = cards(ben.page);
    await card.getByText('This board was restored to an earlier version while you were away.').waitFor();
    await card.getByText(/Your 1 change made before was kept aside/).waitFor();
    expect(await record('PAY-1')).toMatchObject({ progress: 62 });
    await card.getByRole('button', { name: 'Discard' }).click();
    await ben.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
    await card.waitFor({ state: 'detached' });
    const kept = (await databases(ben.page)).filter((name) => name.includes(boardId));
    expect(kept.map((name) => name.split(':').at(-1))).toEqual(['2']);
  });

  test('S4 who was removed while offline is told so instead of "Offline" for ever, and the copy goes', async () => {
    await installation.command(
      'user',
      'add',
      ...['--email', 'cleo@example.com', '--name', 'Cleo', '--password', PASSWORD, '--org', 'Acme', '--role', 'editor'],
    );
    const cleo = await visit(browser, line.url);
    await signIn(cleo.page, 'cleo@example.com', PASSWORD);
    await open(cleo.page, 'PAY-1');
    await cut(cleo.page);
    await ana.page.goto(people);
    await ana.page.getByRole('button', { name: 'Remove Cleo' }).click();
    await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await ana.page.getByText('cleo@example.com').waitFor({ state: 'detached' });
    line.mend();
    await says(cleo.page, 'Access removed');
    await expect.poll(() => databases(cleo.page)).toEqual(['quarterdeck:device']);
    await cleo.context.close();
  });

  test('whose session ended is told so, and their copy stays for them', async () => {
    const { page } = ben;
    await open(page, 'PAY-1');
    await cut(page);
    const cookies = await ben.context.cookies();
    await ben.context.clearCookies();
    line.mend();
    await says(page, 'Signed out');
    expect((await databases(page)).some((name) => name.includes(boardId))).toBe(true);
    await ben.context.addCookies(cookies);
  });

  test('signing out asks when changes would be lost, and takes everything off the device', async () => {
    const { page } = ben;
    const tab = await ben.context.newPage();
    await open(tab, 'PAY-1');
    await page.goto(people.replace('people', 'boards'));
    await cut(tab);
    await set(tab, 'Progress', '33');
    await says(tab, 'Offline, 1 change waiting');
    await tab.close();
    line.mend();
    const signOut = async () => {
      await page.getByRole('button', { name: 'Your menu, Ben' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
    };
    await signOut();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Plan: 1 change').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await open(page, 'PAY-1');
    expect(await record('PAY-1')).toMatchObject({ progress: 33 });
    await signOut();
    await page.waitForURL(/\/sign-in/);
    expect(await databases(page)).toEqual([]);
  });

  test('no page printed an error or asked another server for anything', () => {
    const expected = /WebSocket connection|net::ERR_|status of (401|403)/;
    for (const { faults } of [ana, ben]) expect(faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
