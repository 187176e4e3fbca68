import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBoard as boardIn, transact } from '#shared/board/board-doc.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';
import { expectOtherPicture, expectSamePicture } from './support/same-picture.ts';

const PASSWORD = 'a long enough password';
/** The day it is in these pictures. */
const NOW = new Date('2027-02-22T10:00:00Z');
const PLAN = `Key,Title,Team,Start,End,Status,Depends on
PLT-1,Identity service tokens,Platform,2027-01-11,2027-03-12,at risk,
PLT-2,Build farm on arm64,Platform,2027-02-01,2027-05-07,in progress,
PLT-3,Secrets rotation,Platform,2027-01-04,2027-02-12,done,
PAY-1,Settlement ledger v2,Payments,2027-01-18,2027-04-23,at risk,
PAY-2,Bank certification,Payments,2027-02-08,2027-04-05,blocked,
PAY-3,Instant payouts,Payments,2027-04-26,2027-08-20,planned,PAY-1
DAT-1,Event catalogue,Data,2027-01-25,2027-04-16,in progress,
DAT-2,Retention and erasure,Data,2027-05-03,2027-08-06,planned,DAT-1
MOB-1,Wallet in app,Mobile,2027-02-22,2027-05-14,in progress,"PAY-2, PLT-1"
MOB-2,Passkeys,Mobile,2027-06-01,2027-09-03,planned,MOB-1
SRE-1,Error budgets,SRE,2027-01-11,2027-03-26,in progress,
SRE-2,Docs portal,SRE,,,planned,
`;
const RISKS = [
  ['R-01', 'Bank certification may slip', 5, 4],
  ['R-02', 'Key engineer leaves before the cut-over', 4, 4],
  ['R-03', 'Ledger schema is not agreed with Data', 3, 4],
  ['R-04', 'Flaky staging', 3, 2],
  ['R-05', 'Licence change', 1, 4],
  ...['R-06', 'R-07', 'R-08', 'R-09'].map((key) => [key, `Watched ${key}`, 3, 3] as const),
] as const;

let installation: Installation;
let browser: Browser;
let folder: string;
let boardId: string;

beforeAll(async () => {
  installation = await install();
  folder = await mkdtemp(join(tmpdir(), 'quarterdeck-pictures-'));
  browser = await launchChromium();
  const { command } = installation;
  await command(
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
  ({ id: boardId } = await command<{ id: string }>('board', 'create', '--org', 'Acme', '--title', 'Payments, Q1'));
  await writeFile(join(folder, 'plan.csv'), PLAN);
  await command('board', 'import', '--board', boardId, join(folder, 'plan.csv'));
  await addRisks();
});
afterAll(async () => {
  await browser.close();
  await installation.remove();
  await rm(folder, { recursive: true });
});

/** No file brings risks: they are written as another client would. */
async function addRisks(): Promise<void> {
  const ana = await visit(browser, installation.url);
  await signIn(ana.page, 'ana@example.com', PASSWORD);
  const cookie = (await ana.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
  const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
  const board = boardIn(client.doc);
  transact(board, 'user', () => {
    for (const [key, title, currentLikelihood, currentImpact] of RISKS) {
      const target = { targetLikelihood: Math.max(1, currentLikelihood - 2), targetImpact: currentImpact };
      const fields = { key, title, currentLikelihood, currentImpact, ...target, lastReviewed: '2027-02-15' };
      insertRecord(board, 'risks', key, fields);
    }
  });
  await client.saved();
  await client.close();
  await ana.context.close();
}

/** Lets a page begin at another time, from which it goes on: what paints waits for time to pass. */
function shiftDate(begin: number): void {
  const Real = Date;
  const offset = begin - Real.now();
  const now = () => Real.now() + offset;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

/** Opens a picture as it is kept, at the day of these pictures, once all that comes later has come. */
async function show(page: Page, place: 'roadmap' | 'matrix'): Promise<void> {
  await openBoard(page, boardId, place);
  await waitForSaved(page);
  // The roadmap shows what the simulation says, which answers a moment later.
  if (place === 'roadmap') await page.locator('[data-simulation="done"]').waitFor();
  await page.evaluate(() => document.fonts.ready);
  // Two frames: the picture is painted at the end of the editor's tick.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test.each([
  [1440, 900, 'light'],
  [1920, 1080, 'dark'],
  [390, 844, 'light'],
] as const)('roadmap and matrix at %i x %i, %s, look as they did', async (width, height, colorScheme) => {
  const { page, context, faults } = await visit(browser, installation.url, { width, height, colorScheme });
  await context.addInitScript(shiftDate, NOW.getTime());
  await signIn(page, 'ana@example.com', PASSWORD);
  for (const place of ['roadmap', 'matrix'] as const) {
    await show(page, place);
    await expectSamePicture(page, `${place}-${width}-${colorScheme}`);
  }
  expect(faults).toEqual([]);
  await context.close();
});

test.each([
  [1440, 900, 'light'],
  [390, 844, 'light'],
] as const)('at %i x %i, %s, a single button that is missing is seen', async (width, height, colorScheme) => {
  const { page, context } = await visit(browser, installation.url, { width, height, colorScheme });
  await context.addInitScript(shiftDate, NOW.getTime());
  await signIn(page, 'ana@example.com', PASSWORD);
  await show(page, 'roadmap');
  const named = (name: string) => page.getByRole('button', { name }).first();
  for (const button of [named('Filter'), named('Comments'), named('Note')]) {
    // By the element: who looks for a button by its name finds no hidden one.
    const element = await button.elementHandle();
    await element?.evaluate((hidden) => hidden.style.setProperty('visibility', 'hidden'));
    await expectOtherPicture(page, `roadmap-${width}-${colorScheme}`);
    await element?.evaluate((hidden) => hidden.style.removeProperty('visibility'));
  }
  await expectSamePicture(page, `roadmap-${width}-${colorScheme}`);
  await context.close();
});
