// The figures of the register in the browser: `npm run bench:register`, on the built product (`npm run build`): 2,000 risks and
// the real plan of 468 initiatives, beside a plain HTML list of the same rows in the same Chromium.
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { launchChromium, signIn, visit } from '#test/e2e/support/chromium.ts';
import { install } from '#test/e2e/support/installation.ts';
import { realPlan } from '#test/e2e/support/real-plans.ts';
import { HELPER } from './board/wait-for-shapes.ts';
import { riskRows } from './register/risk-rows.ts';
import { describeRate, measureScrolling } from './register/scrolling.ts';
import { scriptBytes } from './support/page-weight.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { median } from './support/statistics.ts';

const PASSWORD = 'a long enough password';
const RISKS = 2_000;
const MOTION_MS = 5_000;
const OPENINGS = 6;

const figures: Figure[] = [];
const note = (name: string, value: string, aim = '') => {
  figures.push({ name, value, aim });
  console.log(`${name}: ${value}${aim && ` (aim ${aim})`}`);
};
const milliseconds = (value: number) => `${Math.round(value)} ms`;

const installation = await install();
const browser = await launchChromium();
try {
  const { command, url } = installation;
  const account = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Bench', '--role', 'owner'];
  await command('user', 'add', ...account);
  const { id } = await command<{ id: string }>('board', 'create', '--org', 'Bench', '--title', 'Register');
  const plan = realPlan();
  if (plan) await command('board', 'import', '--board', id, plan);

  const ana = await visit(browser, url);
  await ana.context.addInitScript(HELPER);
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = ana;
  await signIn(page, 'ana@example.com', PASSWORD);
  await page.goto(`${url}/b/${id}/risks`);
  await page.getByRole('button', { name: 'Add risk' }).click();
  await page.getByRole('grid').waitFor();
  await page.keyboard.type('First');
  await page.keyboard.press('Escape');
  const table = riskRows(RISKS);
  await page.evaluate((text) => navigator.clipboard.writeText(text), table);
  await page.keyboard.press('Control+v');
  await page.getByRole('button', { name: 'Paste and add' }).waitFor();
  const pasteStart = performance.now();
  await page.getByRole('button', { name: 'Paste and add' }).click();
  await page.locator(`[role="grid"][aria-rowcount="${RISKS + 1}"]`).waitFor();
  note(`${RISKS} pasted rows of six cells, written and shown`, milliseconds(performance.now() - pasteStart));
  await page.locator('[data-save-status="saved"]').waitFor();

  // Chromium's own rows, each as wide: what scrolling costs where nothing is left to be done.
  const plain = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await plain.addInitScript(HELPER);
  await plain.goto('about:blank');
  await plain.setContent(plainList(table));

  for (const [name, rows] of [
    ['risks', RISKS],
    ['initiatives', 468],
  ] as const) {
    if (name === 'initiatives' && !plan) continue;
    await page.goto(`${url}/b/${id}/${name}`);
    const opened: number[] = [];
    for (let i = 0; i < OPENINGS; i++) opened.push(await openingTime(page));
    note(
      `${rows} ${name}: from the data being there to rows drawn (median of ${OPENINGS - 1})`,
      milliseconds(median(opened.slice(1))),
      '<= 1,000 ms',
    );
    await page.bringToFront();
    note(
      `${rows} ${name}: scrolling`,
      describeRate(await measureScrolling(page, '[role="grid"]', MOTION_MS)),
      '60 fps',
    );
  }
  await plain.bringToFront();
  const theirs = await measureScrolling(plain, 'main', MOTION_MS);
  note(`plain HTML list of the same ${RISKS} rows: scrolling`, describeRate(theirs));

  await page.goto(`${url}/b/${id}/risks`);
  await page.getByRole('grid').waitFor();
  for (const [what, address] of [
    ['sorted by two columns', 'sort=-score,title'],
    ['grouped by level', 'group=level'],
  ] as const) {
    const start = performance.now();
    await page.goto(`${url}/b/${id}/risks?${address}`, { waitUntil: 'commit' });
    await page.getByRole('grid').waitFor();
    note(`${RISKS} risks: opening the whole page ${what}`, milliseconds(performance.now() - start));
  }
  const weight = await await ana.context.newPage();
  note(
    'JavaScript of the page, gzip',
    `${((await scriptBytes(weight, `${url}/b/${id}/risks`)) / 1000).toFixed(0)} kB`,
    '<= 200 kB',
  );
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const around = `Chromium ${browser.version()} headless without GPU, 1440 x 900, load of the machine ${load}`;
  recordBenchmark('The register in the browser', 'npm run bench:register', around, figures);
} finally {
  await browser.close();
  await installation.remove();
}

/** From a board that is loaded to another register's rows on the screen, and back: what opening a register costs. */
async function openingTime(page: Page): Promise<number> {
  const here = page.url().includes('/risks') ? 'risks' : 'initiatives';
  await page.getByRole('link', { name: 'Milestones', exact: true }).click();
  await page.waitForURL(/milestones/);
  const label = here === 'risks' ? 'Risks' : 'Initiatives';
  return page.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const link = [...document.querySelectorAll('a')].find((one) => one.textContent === name);
        const start = performance.now();
        link?.click();
        const look = () => {
          const isDrawn = document.querySelector(`[role="grid"][aria-label="${name}"] [data-row]`);
          if (!isDrawn) return requestAnimationFrame(look);
          // Painted by the frame after the one that it was put into.
          return requestAnimationFrame(() => done(performance.now() - start));
        };
        look();
      }),
    label,
  );
}

function plainList(tsv: string): string {
  const rows = tsv
    .split('\n')
    .filter(Boolean)
    .map(
      (row) =>
        `<li>${row
          .split('\t')
          .map((cell) => `<span>${cell}</span>`)
          .join('')}</li>`,
    );
  return `<style>main{height:800px;overflow:auto;font:13px system-ui}ul{margin:0;padding:0}li{display:flex;height:36px;border-bottom:1px solid #ddd}span{width:200px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}</style><main><ul>${rows.join('')}</ul></main>`;
}
