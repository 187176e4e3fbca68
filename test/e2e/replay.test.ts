import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Board, openBoard as boardIn, transact } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { exportBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const MONEY = { probability: 0.5, impactMoney: { optimistic: 100, mostLikely: 100, pessimistic: 100 } };

describe('the versions of a board, replayed', () => {
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
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  /** As another client would write it, once it has what was written before. */
  async function write(change: (board: Board) => void, after?: string): Promise<void> {
    const cookie = (await ana.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    const board = boardIn(client.doc);
    if (after) await client.until(() => board.records.initiatives.has(after));
    transact(board, 'user', () => change(board));
    await client.saved();
    await client.close();
  }
  async function take(name: string): Promise<void> {
    await page.goto(`/b/${boardId}/history?take`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  }
  const slider = () => page.getByRole('slider', { name: 'Version' });
  const isAt = (words: RegExp) =>
    expect.poll(() => slider().getAttribute('aria-valuetext'), { timeout: 20_000 }).toMatch(words);
  const picture = async (name: string) =>
    (await page.getByRole('img', { name: new RegExp(name) }).screenshot()).toString('base64');

  test('before the first version it says what belongs there', async () => {
    await page.goto(`/b/${boardId}/history/replay`);
    await page.getByText('No version to replay yet').waitFor();
    await page.getByRole('link', { name: 'Burn', exact: true }).click();
    await page.getByText('In no version yet').waitFor();
  });

  test('the slider leads both pictures from version to version, by key and by play, and nothing is written', async () => {
    await write((board) => {
      insertRecord(board, 'teams', 'pay', { name: 'Payments' });
      insertRecord(board, 'initiatives', 'a', {
        title: 'Ledger',
        teamId: 'pay',
        start: '2027-01-04',
        end: '2027-02-26',
      });
      insertRecord(board, 'risks', 'r', {
        key: 'R-1',
        title: 'Bank',
        currentLikelihood: 4,
        currentImpact: 5,
        ...MONEY,
      });
    });
    await take('First');
    await write((board) => {
      patchRecord(board, 'initiatives', 'a', { end: '2027-06-30' });
      insertRecord(board, 'initiatives', 'b', {
        title: 'Fares',
        teamId: 'pay',
        start: '2027-02-01',
        end: '2027-04-30',
      });
    }, 'a');
    await take('Second');
    await write((board) => patchRecord(board, 'risks', 'r', { currentLikelihood: 1, currentImpact: 1 }), 'b');
    await take('Third');
    const before = await exportBoard(installation, boardId);
    await page.getByRole('link', { name: 'Replay', exact: true }).click();
    await isAt(/^Third.*: 1 changed/);
    // Letters are measured anew once the font is there: an earlier picture may be lettered otherwise.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.keyboard.press('Home');
    await isAt(/^First/);
    await page.keyboard.press('End');
    await isAt(/^Third/);
    const third = { timeline: await picture('Timeline of'), matrix: await picture('Risk matrix of') };
    await page.keyboard.press('Home');
    await isAt(/^First/);
    expect(await picture('Timeline of')).not.toBe(third.timeline);
    expect(await picture('Risk matrix of')).not.toBe(third.matrix);
    await page.keyboard.press('ArrowRight');
    await isAt(/^Second.*: 1 new, 1 changed/);
    await page.getByText('2 of 3').waitFor();
    await slider().focus();
    await page.keyboard.press('ArrowLeft');
    await isAt(/^First/);
    await page.keyboard.press('Space');
    await isAt(/^Third/);
    await page.getByRole('button', { name: 'Play (Space)' }).waitFor();
    expect(await picture('Timeline of')).toBe(third.timeline);
    await page.getByRole('button', { name: 'Previous version' }).click();
    await isAt(/^Second/);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'What it changed, as a list' }).click();
    await page.getByRole('region', { name: 'Initiatives' }).getByText('1 added, 1 changed').waitFor();
    expect(await exportBoard(installation, boardId)).toEqual(before);
  });

  test('the burn of risk: how many by level and what they are worth, in a chart and in a table', async () => {
    await page.getByRole('link', { name: 'Burn', exact: true }).click();
    await page.getByRole('img', { name: /Open threats by level/ }).waitFor();
    const rows = async () => {
      const all = await page.getByRole('table').locator('tbody tr').all();
      return Promise.all(all.map((row) => row.locator('td').allInnerTexts()));
    };
    // As of, version, VH, H, M, L, VL, no score, all: the newest first.
    expect((await rows()).map((row) => row.slice(1))).toEqual([
      ['Third', '0', '0', '0', '0', '1', '0', '1'],
      ['Second', '1', '0', '0', '0', '0', '0', '1'],
      ['First', '1', '0', '0', '0', '0', '0', '1'],
    ]);
    await page.getByRole('radio', { name: 'EMV' }).click();
    await page.getByRole('img', { name: /EMV of open threats/ }).waitFor();
    expect((await rows()).map((row) => [row[2], row[8]])).toEqual([
      ['EUR 0', 'EUR 50'],
      ['EUR 50', 'EUR 50'],
      ['EUR 50', 'EUR 50'],
    ]);
    expect(await seriousFaults(page)).toEqual([]);
    expect(ana.faults).toEqual([]);
  });
});
