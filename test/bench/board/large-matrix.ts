import type { Browser } from 'playwright-core';
import { openBoard, transact } from '#shared/board/board-doc.ts';
import { insertRecord } from '#shared/board/collection.ts';
import type { Visitor } from '#test/e2e/support/chromium.ts';
import type { Installation } from '#test/e2e/support/installation.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { describeRate, measureFrameRate } from '../support/frame-rate.ts';
import { median } from '../support/statistics.ts';
import { HELPER, waitForShapes } from './wait-for-shapes.ts';

const RISKS = 500;
const AT_A_TIME = 100;
const MOTION_MS = 4_000;

interface LargeMatrixBench {
  readonly installation: Installation;
  readonly ana: Visitor;
  readonly browser: Browser;
  /** Address of tldraw without anything of ours. */
  readonly bare: string;
  readonly note: (name: string, value: string, aim: string) => void;
}

/** A matrix with as many risks as we promise to carry, beside bare tldraw. */
export async function measureLargeMatrix({ installation, ana, browser, bare, note }: LargeMatrixBench): Promise<void> {
  const { id } = await installation.command<{ id: string }>('board', 'create', '--org', 'Bench', '--title', 'Risks');
  await fill(installation, ana, id);
  const { page } = ana;
  const openings: number[] = [];
  for (let i = 0; i < 4; i++) {
    const start = performance.now();
    await page.goto(`${installation.url}/b/${id}/matrix`, { waitUntil: 'commit' });
    // Crowded cells show their number: a bubble is there once all is laid out.
    await page.locator('.qd-bubble').first().waitFor();
    openings.push(performance.now() - start);
  }
  note(
    `${RISKS} risks: opening the matrix, warm (median of 3)`,
    `${Math.round(median(openings.slice(1)))} ms`,
    '<= 2,500 ms',
  );
  const plain = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await plain.addInitScript(HELPER);
  await plain.goto(`${bare}/?shapes=${RISKS}`);
  await waitForShapes(plain, RISKS);
  for (const motion of ['pan', 'zoom'] as const) {
    await page.bringToFront();
    const ours = await measureFrameRate(page, motion, MOTION_MS);
    await plain.bringToFront();
    const theirs = await measureFrameRate(plain, motion, MOTION_MS);
    note(`${RISKS} risks: ${motion}`, describeRate(ours), '>= 50 fps');
    note(`bare tldraw, ${RISKS} plain shapes: ${motion}`, describeRate(theirs), '');
  }
  await plain.context().close();
}

async function fill(installation: Installation, { context }: Visitor, boardId: string): Promise<void> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
  const client = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
  const board = openBoard(client.doc);
  const random = createRandom(5);
  for (let start = 0; start < RISKS; start += AT_A_TIME) {
    transact<void>(board, 'user', () => {
      for (let i = start; i < start + AT_A_TIME; i++) {
        const scores = { currentLikelihood: 1 + random.below(5), currentImpact: 1 + random.below(5) };
        insertRecord(board, 'risks', `r${i}`, { key: `R-${i}`, title: `What may happen ${i}`, ...scores });
      }
    });
    await client.saved();
  }
  await client.close();
}
