import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { densePlan, hubPlans } from '#test/fixtures/many-links.ts';
import { seriousFaults } from './support/axe.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

describe('10,000 dependencies', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  /** 1,000 items with ten links each, and one item with 10,000. */
  let dense: string;
  let hub: string;
  const node = (name: RegExp) => page.getByRole('button', { name });
  const note = (text: RegExp) => page.getByRole('status').getByText(text);

  async function boardOf(title: string, plans: readonly string[]): Promise<string> {
    const { id } = await installation.command<{ id: string }>('board', 'create', '--org', 'Acme', '--title', title);
    for (const plan of plans) {
      const file = join(installation.dataDir, 'plan.csv');
      await writeFile(file, plan);
      await installation.command('board', 'import', '--board', id, file);
    }
    return id;
  }

  beforeAll(async () => {
    installation = await install();
    const account = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...account);
    dense = await boardOf('Dense', [densePlan()]);
    hub = await boardOf('Hub', hubPlans());
    browser = await launchChromium();
    ana = await visit(browser, installation.url, { serviceWorkers: 'block' });
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('the matrix counts them all, and the list says which of them it has', async () => {
    await page.goto(`/b/${dense}/dependencies`);
    await page.getByRole('heading', { name: '10000 dependencies' }).waitFor();
    const counts = await page.getByRole('link', { name: /gives, .* needs: \d+ dependenc/ }).allTextContents();
    expect(counts).toHaveLength(144);
    await page.getByText('The 500 shortest of time, of 10000.').waitFor();
    await page.getByRole('link', { name: /^Team 1 gives, Team 2 needs/ }).press('Enter');
    await page.getByRole('heading', { name: /^\d+ dependencies: Team 1 gives, Team 2 needs$/ }).waitFor();
  });

  test('the graph says how many it draws, names who waits in a circle, and opens a team', async () => {
    await page.goto(`/b/${dense}/dependencies?form=graph`);
    await note(/^The \d+ most pressing of 10000 links are drawn/).waitFor();
    await note(/^In a circle, each waits for the one before: Work \d+ → /).waitFor();
    await node(/^Team 1, team/).click();
    await page.getByRole('button', { name: 'Show its items' }).click();
    await node(/item of Team 1;/)
      .first()
      .waitFor();
    expect(await page.locator('[data-node]').count()).toBeLessThanOrEqual(80);
  });

  test('one item with 10,000 links: its team opened, its chain, and who needs it', async () => {
    await page.goto(`/b/${hub}/dependencies?form=graph`);
    await node(/^Team 1, team; gives to .*Team 2/).click();
    await page.getByRole('button', { name: 'Show its items' }).click();
    const item = node(/^Work 0, item of Team 1; gives to /);
    await item.click();
    await page.getByRole('link', { name: 'Only its chain' }).click();
    await note(/^The \d+ most pressing of 10000 links are drawn/).waitFor();
    await page.getByRole('link', { name: 'Leave the chain' }).waitFor();
    expect(await page.locator('[data-node]').count()).toBeLessThanOrEqual(80);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByText('List', { exact: true }).click();
    await page.getByRole('heading', { name: '10000 dependencies' }).waitFor();
  });

  test('while the graph is placed, Stop ends it, the page says so and offers it again', async () => {
    // The code that places it is held back, as by a slow line: it is being placed for as long as that takes.
    const held: (() => void)[] = [];
    const worker = /\/assets\/layout-worker/;
    await page.route(worker, async (route) => {
      await new Promise<void>((go) => held.push(go));
      // The page that asked may have stopped waiting for it.
      await route.continue().catch((error: Error) => expect(error.message).toMatch(/already|closed|Interception/i));
    });
    await page.goto(`/b/${dense}/dependencies?form=graph`);
    await page.getByText(/^Placing \d+ teams and items$/).waitFor();
    await expect.poll(() => held.length).toBe(1);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('The graph was not drawn: you stopped it. The list has the same links.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    for (const go of held) go();
    await page.unroute(worker);
    expect(await page.locator('[data-node]').count()).toBe(0);
    await page.getByRole('button', { name: 'Draw it' }).click();
    await node(/^Team 1, team/).waitFor();
  });

  test('no page printed an error or asked another server for anything', () => {
    const expected = /WebSocket is closed before the connection|Service Worker registration blocked/;
    expect(ana.faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
