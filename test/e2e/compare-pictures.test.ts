import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Board, openBoard as boardIn, transact } from '#shared/board/board-doc.ts';
import { deleteRecord, insertRecord, patchRecord } from '#shared/board/collection.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { boxOf, drag, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const DATES = { start: '2027-01-04', end: '2027-02-26' };

describe('an earlier version, drawn on the pictures of now', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let vic: Visitor;
  let page: Page;
  let boardId: string;

  beforeAll(async () => {
    installation = await install();
    for (const [name, role] of [
      ['ana', 'owner'],
      ['vic', 'viewer'],
    ] as const) {
      const person = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...person, '--org', 'Acme', '--role', role);
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    vic = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
    await signIn(vic.page, 'vic@example.com', PASSWORD);
    await write((board) => {
      insertRecord(board, 'teams', 'pay', { name: 'Payments', order: 'a0' });
      insertRecord(board, 'teams', 'plat', { name: 'Platform', order: 'a1' });
      for (const id of ['ledger', 'payouts', 'refunds'])
        insertRecord(board, 'initiatives', id, { title: `The ${id}`, teamId: 'pay', ...DATES });
      insertRecord(board, 'milestones', 'gate', { title: 'Gate', date: '2027-02-01' });
      for (const key of ['R-1', 'R-2'])
        insertRecord(board, 'risks', key, { key, title: `Risk ${key}`, currentLikelihood: 2, currentImpact: 2 });
    });
    await page.goto(`/b/${boardId}/history?take`);
    await page.getByLabel('Name').fill('Commitment');
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('link', { name: 'Commitment', exact: true }).waitFor();
    await write((board) => {
      patchRecord(board, 'initiatives', 'ledger', { end: '2027-03-26' });
      deleteRecord(board, 'initiatives', 'payouts');
      insertRecord(board, 'initiatives', 'fares', { title: 'The fares', teamId: 'plat', ...DATES });
      patchRecord(board, 'risks', 'R-1', { currentLikelihood: 4, currentImpact: 5 });
      deleteRecord(board, 'risks', 'R-2');
    });
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  /** As another client would write it. */
  async function write(change: (board: Board) => void): Promise<void> {
    const cookie = (await ana.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    const board = boardIn(client.doc);
    transact(board, 'user', () => change(board));
    await client.saved();
    await client.close();
  }
  const bar = (of: Page) => of.getByRole('region', { name: 'Comparison' });
  const said = (of: Page) => bar(of).getByRole('status');
  const address = () => new URL(page.url());

  /** Whether some point of a strip of the picture is of a colour in which red stands out. */
  const hasRed = (from: { x: number; y: number }, to: { x: number; y: number }) =>
    page.evaluate(
      ([a, b]) => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.qd-picture');
        const box = canvas?.getBoundingClientRect();
        const ctx = canvas?.getContext('2d');
        if (!box || !ctx || !a || !b) throw new Error('There is no picture.');
        const scale = canvas ? canvas.width / box.width : 1;
        const [x, y] = [(a.x - box.x) * scale, (a.y - box.y) * scale];
        const { data } = ctx.getImageData(x, y, (b.x - a.x) * scale, Math.max(1, (b.y - a.y) * scale));
        for (let i = 0; i < data.length; i += 4)
          if ((data[i] ?? 0) > (data[i + 1] ?? 0) + 60 && (data[i] ?? 0) > (data[i + 2] ?? 0) + 60) return true;
        return false;
      },
      [from, to],
    );

  test('from the list to the roadmap: the bar on top counts, below a bar its slip is drawn', async () => {
    await page.goto(`/b/${boardId}/history/compare`);
    await page.getByRole('link', { name: 'Show on the roadmap' }).click();
    await bar(page).getByText('Commitment').waitFor();
    await expect
      .poll(() => bar(page).getByRole('list', { name: 'On this picture' }).innerText())
      .toMatch(/1\s+new\s+1\s+changed\s+1\s+removed/);
    const ledger = await boxOf(page, 'initiatives', 'ledger');
    const below = (offset: number) => ({ x: ledger.x + ledger.width * offset, y: ledger.y + ledger.height + 1 });
    await expect.poll(() => hasRed(below(0.8), { ...below(0.95), y: below(0).y + 7 })).toBe(true);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('[ and ] lead through the changes, told and in view, also from outside the canvas', async () => {
    await page.keyboard.press(']');
    const first = await said(page).innerText();
    expect(first).toContain('Change 1 of 3');
    const all = [first];
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press(']');
      all.push(await said(page).innerText());
    }
    expect(all.join('\n')).toContain('The ledger moved the end 26 Feb 2027 → 26 Mar 2027 (+20 d)');
    expect(all.join('\n')).toContain('The payouts removed');
    expect(all.join('\n')).toContain('The fares added');
    await page.keyboard.press(']');
    expect(await said(page).innerText()).toBe(first);
    await page.keyboard.press('[');
    expect(await said(page).innerText()).toContain('Change 3 of 3');
    // An item that is out of sight comes into it.
    await page.getByRole('button', { name: 'Today' }).click();
    await page.keyboard.press('[');
    const ledger = await boxOf(page, 'initiatives', 'ledger');
    expect(ledger.x < 1440 && ledger.x + ledger.width > 168).toBe(true);
  });

  test('what somebody moves meanwhile shows to who only looks', async () => {
    await vic.page.goto(`/b/${boardId}/roadmap?since=${address().searchParams.get('since')}`);
    await expect.poll(() => bar(vic.page).getByRole('list').innerText()).toMatch(/1\s+changed/);
    await page.getByRole('button', { name: 'Fit everything' }).click();
    const at = await boxOf(page, 'initiatives', 'refunds');
    const grip = { x: at.x + at.width / 2, y: at.y + at.height / 2 };
    await drag(page, grip, { x: grip.x + 90, y: grip.y });
    await waitForSaved(page);
    await expect.poll(() => bar(vic.page).getByRole('list').innerText()).toMatch(/2\s+changed/);
    await page.keyboard.press('Escape');
  });

  test('on the matrix the comparison goes along: where risks stood, and that one is gone', async () => {
    await page.getByRole('link', { name: 'Risk matrix' }).click();
    await expect.poll(() => bar(page).getByRole('list').innerText()).toMatch(/1\s+changed\s+1\s+removed/);
    await expect.poll(() => address().searchParams.has('since')).toBe(true);
    await page.keyboard.press(']');
    expect(await said(page).innerText()).toContain('Risk R-1 scored it 4 L → 20 VH');
    await page.keyboard.press(']');
    expect(await said(page).innerText()).toContain('Risk R-2 removed');
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('Escape ends it, and the address forgets it; a day before the first version is said to have none', async () => {
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'detached' });
    expect(address().searchParams.has('since')).toBe(false);
    await page.goto(`/b/${boardId}/roadmap?since=2001-01-01`);
    await bar(page).getByRole('alert').getByText('no such version').waitFor();
    await openBoard(page, boardId, 'roadmap');
    expect(await bar(page).count()).toBe(0);
    expect(ana.faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });

  test('two versions of the past: the later one is the picture, the earlier its ghosts', async () => {
    const since = await page.request.get(
      `/b/${boardId}/history/version?which=${new Date().toISOString().slice(0, 10)}`,
    );
    const { id } = (await since.json()) as { id: string };
    await page.goto(`/b/${boardId}/history/compare?from=${id}&to=${id}`);
    await page.getByText('Nothing differs').waitFor();
    await page.goto(`/b/${boardId}/history/${id}/roadmap?since=${id}`);
    await bar(page).getByText('No initiative and no milestone differs.').waitFor();
  });
});
