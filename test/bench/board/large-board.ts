import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { boxOf } from '#test/e2e/support/board-page.ts';
import type { Visitor } from '#test/e2e/support/chromium.ts';
import type { Installation } from '#test/e2e/support/installation.ts';
import { describeRate, measureFrameRate } from '../support/frame-rate.ts';
import { median } from '../support/statistics.ts';
import { largePlan } from './large-plan.ts';
import { CostMeter } from './page-costs.ts';
import { RemoteEditor } from './remote-editor.ts';
import { HELPER, waitForShapes } from './wait-for-shapes.ts';

const INITIATIVES = 1_000;
const LINKS = 1_500;
const MOTION_MS = 5_000;
const EDITS_A_SECOND = 200;
const DRAG_MOVES = 240;
const MINUTES = Number(process.env.BENCH_MINUTES ?? 10);
const MINUTE_MS = 60_000;

interface LargeBoardBench {
  readonly installation: Installation;
  readonly ana: Visitor;
  readonly browser: Browser;
  /** Address of tldraw without anything of ours. */
  readonly bare: string;
  readonly note: (name: string, value: string, aim: string) => void;
}

/** A board as large as we promise to carry: how it moves, beside bare tldraw, alone and while others edit it. */
export async function measureLargeBoard({ installation, ana, browser, bare, note }: LargeBoardBench): Promise<void> {
  const { id } = await installation.command<{ id: string }>('board', 'create', '--org', 'Bench', '--title', 'Large');
  await importPlan(installation, id);
  const { page } = ana;
  const what = '1,000 initiatives, 1,500 links';

  const openings: number[] = [];
  for (let i = 0; i < 6; i++) {
    const start = performance.now();
    await page.goto(`${installation.url}/b/${id}/roadmap`, { waitUntil: 'commit' });
    await waitForShapes(page, INITIATIVES);
    openings.push(performance.now() - start);
  }
  note(`${what}: opening, warm (median of 5)`, `${Math.round(median(openings.slice(1)))} ms`, '<= 2,500 ms');

  const plain = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await plain.addInitScript(HELPER);
  await plain.goto(`${bare}/?shapes=${INITIATIVES}`);
  await waitForShapes(plain, INITIATIVES);
  for (const links of [false, true]) {
    if (links) await page.getByRole('button', { name: /^Dependency lines/ }).click();
    const shown = links ? 'all links drawn' : 'links as counts';
    for (const motion of ['pan', 'zoom'] as const) {
      await page.bringToFront();
      const ours = await measureFrameRate(page, motion, MOTION_MS);
      await plain.bringToFront();
      const theirs = await measureFrameRate(plain, motion, MOTION_MS);
      const ratio = (theirs.mean / ours.mean).toFixed(2);
      note(`${what}: ${motion}, ${shown}`, describeRate(ours), '>= 50 fps');
      note(`bare tldraw, 1,000 plain shapes: ${motion}`, describeRate(theirs), '');
      note(`${motion}, ${shown}: frame time, ours / bare`, ratio, '<= 1.3');
    }
  }
  await plain.context().close();
  await page.bringToFront();
  await page.getByRole('button', { name: /^Dependency lines/ }).click();
  await page.getByRole('button', { name: 'Fit everything' }).click();

  note(
    `${what}: drag of a bar, script a frame`,
    `${(await dragCost(installation, page, id)).toFixed(1)} ms`,
    '<= 16 ms',
  );
  await page.goto(`${installation.url}/b/${id}/roadmap`);
  await waitForShapes(page, INITIATIVES);
  await measureRemoteEdits({ installation, ana, browser, bare, note }, id);
}

async function importPlan(installation: Installation, boardId: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-large-'));
  const file = join(folder, 'large.csv');
  await writeFile(file, largePlan(INITIATIVES, LINKS, '2026-06-01'));
  await installation.command('board', 'import', '--board', boardId, file);
  await rm(folder, { recursive: true });
}

/** Milliseconds of script a frame while a bar is dragged to and fro by the mouse. */
async function dragCost(installation: Installation, page: Page, boardId: string): Promise<number> {
  const board = await installation.command<PlainBoard>('board', 'export', '--board', boardId);
  const bar = board.initiatives[Math.floor(board.initiatives.length / 2)];
  if (!bar) throw new Error('The large board is empty.');
  const { x, y, width, height } = await boxOf(page, 'initiatives', bar.id);
  const meter = await CostMeter.of(page);
  const middle = { x: Math.min(Math.max(x + width / 2, 300), 1300), y: Math.min(Math.max(y + height / 2, 200), 700) };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  const frames = measureFrameRate(page, 'still', MOTION_MS);
  const before = await meter.read();
  const start = performance.now();
  for (let i = 0; i < DRAG_MOVES && performance.now() - start < MOTION_MS; i++) {
    await page.mouse.move(middle.x + 200 * Math.sin(i / 20), middle.y);
  }
  const share = (performance.now() - start) / 1000;
  const spent = (await meter.read()).script - before.script;
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return (spent * 1000) / ((await frames).mean * share);
}

async function measureRemoteEdits(bench: LargeBoardBench, id: string): Promise<void> {
  const { installation, ana, note } = bench;
  const { page } = ana;
  const others = await RemoteEditor.join(ana.context, installation.url, id);
  const meter = await CostMeter.of(page);
  const edits = others.edit(EDITS_A_SECOND, MOTION_MS + 1_000);
  const rate = await measureFrameRate(page, 'still', MOTION_MS);
  note(`${EDITS_A_SECOND} remote edits a second arriving`, `${describeRate(rate)}, ${await edits} sent`, '>= 45 fps');
  const panned = others.edit(EDITS_A_SECOND, MOTION_MS + 1_000);
  note('the same while panning', describeRate(await measureFrameRate(page, 'pan', MOTION_MS)), '');
  await panned;

  await others.edit(EDITS_A_SECOND, MINUTE_MS);
  const heaps = [await meter.heapInUse()];
  const before = others.history();
  for (let minute = 1; minute <= MINUTES; minute++) {
    await others.edit(EDITS_A_SECOND, MINUTE_MS);
    heaps.push(await meter.heapInUse());
  }
  const megabytes = heaps.map((bytes) => (bytes / 1e6).toFixed(0));
  note(`heap over ${MINUTES} minutes of such edits, MB a minute`, megabytes.join(', '), 'flat');
  const grown = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
  const own = await bareHistory(bench, [before.update, others.history(before.vector).update]);
  note('what it grew by', `${(grown / 1e6).toFixed(1)} MB`, '');
  note('the same edits in bare Yjs: the history of the document', `${(own / 1e6).toFixed(1)} MB`, '');
  note('what it grew by beyond that', `${((grown - own) / 1e6).toFixed(1)} MB`, 'flat');
  await others.close();
}

/** Bytes that the second update adds to the heap of a page which holds the document alone, with the first in it. */
async function bareHistory({ browser, bare }: LargeBoardBench, updates: readonly Uint8Array[]): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${bare}/?shapes=1`);
  await waitForShapes(page, 1);
  const meter = await CostMeter.of(page);
  const heaps: number[] = [];
  for (const update of updates) {
    await page.evaluate(`applyToBareDocument(${JSON.stringify(Buffer.from(update).toString('base64'))})`);
    heaps.push(await meter.heapInUse());
  }
  await context.close();
  return (heaps[1] ?? 0) - (heaps[0] ?? 0);
}
