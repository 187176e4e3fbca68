import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import { databaseFolder } from '#server/db/open-configured-database.ts';
import { openBoard, waitForSaved } from './support/board-page.ts';
import { signIn, visit } from './support/chromium.ts';
import {
  cards,
  databases,
  type OfflineBoard,
  PASSWORD,
  prepareOfflineBoard,
  says,
  setField,
} from './support/offline-board.ts';

/** What changed about a board or a person while the line was cut. */
let board: OfflineBoard;
let installation: OfflineBoard['installation'];
let line: OfflineBoard['line'];
let browser: OfflineBoard['browser'];
let ana: OfflineBoard['ana'];
let ben: OfflineBoard['ben'];
let boardId: OfflineBoard['boardId'];
let people: OfflineBoard['people'];
let record: OfflineBoard['record'];
let open: OfflineBoard['open'];
let cut: OfflineBoard['cut'];
let changeRole: OfflineBoard['changeRole'];

beforeAll(async () => {
  board = await prepareOfflineBoard();
  ({ installation, line, browser, ana, ben, boardId, people, record, open, cut, changeRole } = board);
});
beforeEach(() => line.mend());
afterAll(() => board?.remove());

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
  await setField(page, 'Progress', '99');
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
  await setField(page, 'Progress', '88');
  await says(page, 'Offline, 1 change waiting');
  await page.close();
  await installation.stop();
  const database = await openDatabase({
    embedded: { dataDir: databaseFolder(installation.dataDir), onLost: (error) => expect.fail(error.message) },
  });
  await database.pool.query('update board_docs set generation = 2 where board_id = $1', [boardId]);
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
  await setField(tab, 'Progress', '33');
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
