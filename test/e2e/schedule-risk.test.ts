import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

let installation: Installation;
let browser: Browser;
let demo: Visitor;
let page: Page;
let base: string;

beforeAll(async () => {
  installation = await install();
  browser = await launchChromium();
  demo = await visit(browser, installation.url);
  page = demo.page;
  const password = (await readFile(join(installation.dataDir, 'demo-password'), 'utf8')).trim();
  await signIn(page, 'demo@quarterdeck.local', password);
  await page.locator('a[href^="/b/"]').first().click();
  await page.waitForURL(/\/b\//);
  base = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
});
afterAll(async () => {
  await browser.close();
  await installation.remove();
});

const panel = () => page.getByRole('dialog', { name: 'Dates at risk' });
const simulated = () => page.locator('[data-simulation="done"]').waitFor();

test('a worker under the strict policy simulates the plan, and the panel tells it', async () => {
  await page.goto(`${base}/roadmap`);
  await simulated();
  expect(page.workers().some((worker) => worker.url().includes('simulation-worker'))).toBe(true);
  await page.getByRole('button', { name: 'Dates at risk' }).click();
  await panel()
    .getByText(/to be finished by .*, as planned/)
    .waitFor();
  expect(page.url()).toContain('dates=end');
  await panel()
    .getByRole('img', { name: /P50 .*, P80 .*, P90/ })
    .waitFor();
  await panel()
    .getByText(/runs, seed 1, PERT-beta/)
    .waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

test('what would buy days leads to its record and back', async () => {
  const first = panel().getByRole('listitem').first().getByRole('button');
  const title = (await first.locator('span span').first().innerText()).trim();
  await first.click();
  await page.locator('[data-side-panel]').getByText(title).first().waitFor();
  await page.keyboard.press('Escape');
  await panel().waitFor();
});

test('another shape and another seed are simulated anew, for everybody', async () => {
  await panel().getByLabel('Shape of estimates').selectOption('triangular');
  await panel()
    .getByText(/seed 1, Triangular/)
    .waitFor();
  await panel().getByLabel('Seed').fill('42');
  await panel().getByRole('button', { name: 'Use this seed' }).click();
  await panel()
    .getByText(/seed 42, Triangular/)
    .waitFor();
});

test('a milestone in focus has its own curve, and Escape closes the panel', async () => {
  const milestone = await panel().getByLabel('Finish of').locator('option').nth(1).getAttribute('value');
  await panel().getByLabel('Finish of').selectOption(milestone);
  await page.waitForURL((url) => url.searchParams.get('dates') === milestone);
  await panel()
    .getByText(/to be finished by/)
    .waitFor();
  await panel().focus();
  await page.keyboard.press('Escape');
  await panel().waitFor({ state: 'detached' });
  expect(demo.faults).toEqual([]);
});

test('a worker that can not be had is told, and asked for again', async () => {
  const state = await demo.context.storageState();
  // Without the service worker, which would answer from the device.
  const context = await browser.newContext({ storageState: state, serviceWorkers: 'block' });
  const other = await context.newPage();
  await context.route(/simulation-worker/, (route) => route.abort());
  await other.goto(`${installation.url}${base}/roadmap?dates=end`);
  const told = other.getByRole('dialog', { name: 'Dates at risk' });
  await told.getByText('The simulation failed twice. Its code could not be loaded.').waitFor();
  await context.unroute(/simulation-worker/);
  await told.getByRole('button', { name: 'Try again' }).click();
  await told.getByText(/to be finished by/).waitFor();
  await context.close();
});

test('the plan is simulated without a connection too', async () => {
  await demo.context.setOffline(true);
  await page.goto(`${base}/roadmap`);
  await simulated();
  await demo.context.setOffline(false);
});
