// Part of `npm run bench:dependencies`, on the built product (`npm run build`): boards with 10,000 links in the browser, 1,000
// items with ten links each and one item with 10,000. How long each form takes, and how long the page answers nothing at most.
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium, signIn, visit } from '#test/e2e/support/chromium.ts';
import { install } from '#test/e2e/support/installation.ts';
import { densePlan, hubPlans } from '#test/fixtures/many-links.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';

const PASSWORD = 'a long enough password';
const BOARDS = [
  ['1,000 items, ten links each', [densePlan()]],
  ['one item with 10,000 links', hubPlans()],
] as const;

/** What a page gathers about itself: milliseconds of its tasks above 50 ms, those that the browser tells of. */
interface WithTasks {
  longTasks?: number[];
}

const figures: Figure[] = [];
const installation = await install();
const browser = await launchChromium();
try {
  const account = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Bench', '--role', 'owner'];
  await installation.command('user', 'add', ...account);
  const { context, page } = await visit(browser, installation.url);
  await context.addInitScript(() => {
    const here = window as WithTasks;
    here.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) here.longTasks?.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await signIn(page, 'ana@example.com', PASSWORD);
  for (const [name, plans] of BOARDS) {
    const id = await boardOf(name, plans);
    const node = page.locator('[data-node]').first();
    const heading = page.getByRole('heading', { name: '10000 dependencies' });
    const address = `/b/${id}/dependencies`;
    // What was not seen before is compiled first; that is no matter of how many links there are.
    await page.goto(`${address}?form=graph`);
    await node.waitFor();
    await measure(`${name}: opening the page on the matrix`, page, async () => {
      await page.goto(address);
      await heading.waitFor();
    });
    for (const form of ['Graph', 'List', 'Matrix', 'Graph'] as const) {
      await measure(`${name}: from another form to the ${form.toLowerCase()}`, page, async () => {
        await page.getByText(form, { exact: true }).click();
        await (form === 'Graph' ? node : heading).waitFor();
      });
    }
    await measure(`${name}: opening a team in the graph`, page, async () => {
      await node.click();
      await page.getByRole('button', { name: 'Show its items' }).click();
      await page.locator('[data-kind="item"]').first().waitFor();
    });
  }
  for (const { name, value } of figures) console.info(`${name}: ${value}`);
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const around = `Chromium ${browser.version()} headless without GPU, 1440 x 900, load of the machine ${load}`;
  recordBenchmark('10,000 dependencies in the browser', 'npm run bench:dependencies', around, figures);
} finally {
  await browser.close();
  await installation.remove();
}

async function boardOf(title: string, plans: readonly string[]): Promise<string> {
  const { id } = await installation.command<{ id: string }>('board', 'create', '--org', 'Bench', '--title', title);
  for (const plan of plans) {
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, plan);
    await installation.command('board', 'import', '--board', id, file);
  }
  return id;
}

async function measure(name: string, page: Page, act: () => Promise<void>): Promise<void> {
  await longestTask(page);
  const start = performance.now();
  await act();
  const took = Math.round(performance.now() - start);
  const longest = Math.round(await longestTask(page));
  const blocked = longest > 0 ? `${longest} ms` : 'below 50 ms';
  figures.push({ name, value: `${took} ms, longest task of the page ${blocked}`, aim: '' });
}

/** The longest task since the last question, once what is drawn is on the screen; 0 when none took 50 ms. */
async function longestTask(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((answer) =>
        // Tasks are told of in a task after them.
        requestAnimationFrame(() =>
          setTimeout(() => {
            const here = window as WithTasks;
            answer(Math.max(0, ...(here.longTasks ?? [])));
            here.longTasks = [];
          }, 100),
        ),
      ),
  );
}
