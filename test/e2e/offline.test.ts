import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { cards, type OfflineBoard, prepareOfflineBoard, says, setField } from './support/offline-board.ts';

/** A board without its server: nothing is lost, and people are told how things stand. */
let board: OfflineBoard;
let installation: OfflineBoard['installation'];
let line: OfflineBoard['line'];
let ana: OfflineBoard['ana'];
let ben: OfflineBoard['ben'];
let boardId: OfflineBoard['boardId'];
let record: OfflineBoard['record'];
let open: OfflineBoard['open'];
let cut: OfflineBoard['cut'];

beforeAll(async () => {
  board = await prepareOfflineBoard();
  ({ installation, line, ana, ben, boardId, record, open, cut } = board);
});
beforeEach(() => line.mend());
afterAll(() => board?.remove());

test('S3 changes made offline are counted, kept on the device, and merged', async () => {
  const { page } = ben;
  const id = await open(page, 'PAY-1');
  await cut(page);
  await setField(page, 'Progress', '40');
  await says(page, 'Offline, 1 change waiting');
  await setField(page, 'End', '2027-03-12');
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
  await setField(page, 'End', '2027-03-16');
  await says(page, 'Offline, 1 change waiting');
  await setField(ana.page, 'End', '2027-03-26');
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
  await setField(page, 'Progress', '70');
  await setField(page, 'Start', '2026-12-07');
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
  await setField(ben.page, 'Progress', '11');
  await says(ben.page, 'Offline, 1 change waiting');
  await says(second, 'Offline');
  await setField(second, 'Progress', '22');
  await setField(second, 'End', '2027-03-19');
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
  await setField(page, 'Progress', '62');
  await says(page, 'Offline, 1 change waiting');
  await installation.start();
  await waitForSaved(page);
  expect(await record('PAY-1')).toMatchObject({ progress: 62 });
});

test('no page printed an error or asked another server for anything', () => {
  const expected = /WebSocket connection|net::ERR_|status of (401|403)/;
  for (const { faults } of [ana, ben]) expect(faults.filter((fault) => !expected.test(fault))).toEqual([]);
});
