// The figures of a board in the browser: `npm run bench:board`, on the built product (`npm run build`), the real plan, and a
// board of 1,000 initiatives and 1,500 links. BENCH_MINUTES (10) says for how long its memory is watched.
import { loadavg } from 'node:os';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { launchChromium, signIn, visit } from '#test/e2e/support/chromium.ts';
import { install } from '#test/e2e/support/installation.ts';
import { realPlan } from '#test/e2e/support/real-plans.ts';
import { measureLargeBoard } from './board/large-board.ts';
import { measureLargeMatrix } from './board/large-matrix.ts';
import { HELPER, waitForShapes } from './board/wait-for-shapes.ts';
import { serveBareTldraw } from './support/bare-tldraw.ts';
import { editLatency } from './support/edit-latency.ts';
import { describeRate, type Motion, measureFrameRate } from './support/frame-rate.ts';
import { scriptBytes } from './support/page-weight.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { median } from './support/statistics.ts';

const PASSWORD = 'a long enough password';
const MOTION_MS = 5_000;
const EDITS = 40;

const plan = realPlan();
if (!plan) throw new Error('The real plan is not at hand: nothing to measure.');

const figures: Figure[] = [];
const note = (name: string, value: string, aim: string) => {
  figures.push({ name, value, aim });
  console.log(`${name}: ${value} (aim ${aim})`);
};
const milliseconds = (value: number) => `${Math.round(value)} ms`;
const rate = describeRate;

const installation = await install();
const browser = await launchChromium();
const bare = await serveBareTldraw();
try {
  const { command, url } = installation;
  for (const name of ['ana', 'ben']) {
    await command(
      'user',
      'add',
      '--email',
      `${name}@example.com`,
      '--password',
      PASSWORD,
      '--org',
      'Bench',
      '--role',
      name === 'ana' ? 'owner' : 'editor',
    );
  }
  const { id } = await command<{ id: string }>('board', 'create', '--org', 'Bench', '--title', 'Enhancements');
  const importStart = performance.now();
  await command('board', 'import', '--board', id, plan);
  note('import of the 468-row plan by the command line', milliseconds(performance.now() - importStart), '<= 3,000 ms');
  await installation.stop();
  const start = performance.now();
  await installation.start();
  note('second start, until ready', milliseconds(performance.now() - start), '<= 5,000 ms');
  const board = await command<PlainBoard>('board', 'export', '--board', id);
  const count = board.initiatives.length;

  const ana = await visit(browser, url);
  const ben = await visit(browser, url);
  for (const { context } of [ana, ben]) await context.addInitScript(HELPER);
  await signIn(ana.page, 'ana@example.com', PASSWORD);
  await signIn(ben.page, 'ben@example.com', PASSWORD);
  const boards = ana.page.url();
  const roadmap = `${url}/b/${id}/roadmap`;

  await ana.page.goto(roadmap);
  await waitForShapes(ana.page, count);
  const openings: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await ana.page.goto(roadmap, { waitUntil: 'commit' });
    await waitForShapes(ana.page, count);
    openings.push(performance.now() - start);
  }
  note('opening that board, warm (median of 5)', milliseconds(median(openings)), '<= 3,000 ms');

  const plainPage = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await plainPage.addInitScript(HELPER);
  await plainPage.goto(`${bare.url}/?shapes=${count}`);
  await waitForShapes(plainPage, count);
  for (const motion of ['pan', 'zoom'] as const satisfies readonly Motion[]) {
    await ana.page.bringToFront();
    const ours = await measureFrameRate(ana.page, motion, MOTION_MS);
    await plainPage.bringToFront();
    const plain = await measureFrameRate(plainPage, motion, MOTION_MS);
    note(`${motion}, ${count} initiatives`, rate(ours), '>= 50 fps');
    note(`${motion}, bare tldraw with ${count} plain shapes`, rate(plain), '');
    note(`${motion}, ours / bare (mean)`, (ours.mean / plain.mean).toFixed(2), '');
  }
  await plainPage.context().close();

  await ben.page.goto(roadmap);
  await waitForShapes(ben.page, count);
  const shapeId = `shape:initiatives.${board.initiatives[0]?.id}`;
  const latencies: number[] = [];
  for (let i = 0; i < EDITS; i++) latencies.push(await editLatency(ana.page, ben.page, shapeId, i % 2 === 0 ? 1 : -1));
  note(`an edit on the other's screen (median of ${EDITS})`, milliseconds(median(latencies)), '<= 150 ms');

  await ben.context.close();
  await measureLargeMatrix({ installation, ana, browser, bare: bare.url, note });
  await measureLargeBoard({ installation, ana, browser, bare: bare.url, note });

  const pages = { 'sign-in': `${url}/sign-in`, boards, risks: `${url}/b/${id}/risks` };
  for (const [name, address] of Object.entries(pages)) {
    const page = await (name === 'sign-in' ? await browser.newContext() : ana.context).newPage();
    note(
      `JavaScript of the page ${name}, gzip`,
      `${((await scriptBytes(page, address)) / 1000).toFixed(0)} kB`,
      '<= 200 kB',
    );
    await page.close();
  }
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const around = `Chromium ${browser.version()} headless without GPU, 1440 x 900, load of the machine ${load}`;
  recordBenchmark('A board in the browser', 'npm run bench:board', around, figures);
} finally {
  await browser.close();
  await bare.close();
  await installation.remove();
}
