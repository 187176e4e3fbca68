import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

describe('what belongs to a record is edited in its panel', () => {
  let installation: Installation;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let boardId: string;
  const board = () => exportBoard(installation, boardId);

  beforeAll(async () => {
    installation = await install();
    browser = await launchChromium();
    visitor = await visit(browser, installation.url);
    ({ page } = visitor);
    const password = (await readFile(join(installation.dataDir, 'demo-password'), 'utf8')).trim();
    await signIn(page, 'demo@quarterdeck.local', password);
    const link = await page.locator('a[href^="/b/"]').first().getAttribute('href');
    boardId = /\/b\/([^/?]+)/.exec(link ?? '')?.[1] ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  const section = (name: string) => page.getByRole('region', { name, exact: true });

  test('key results are added, changed, ordered and removed', async () => {
    const objective = (await board()).objectives[0];
    if (!objective) throw new Error('The demo has no objective.');
    const before = objective.keyResults.map(({ title }) => title);
    const titles = async () =>
      (await board()).objectives.find(({ id }) => id === objective.id)?.keyResults.map(({ title }) => title);
    await openBoard(page, boardId, 'initiatives', `objectives/${objective.id}`);
    const results = section('Key results');
    await results.getByRole('button', { name: 'Add a key result' }).click();
    const added = results.getByRole('group', { name: 'New key result' });
    await added.getByRole('textbox', { name: 'Key result' }).fill('Payouts within 10 seconds');
    await page.keyboard.press('Enter');
    const renamed = results.getByRole('group', { name: 'Payouts within 10 seconds' });
    await renamed.getByRole('textbox', { name: 'Current' }).fill('none');
    await page.keyboard.press('Enter');
    await renamed.getByText('"none" is not a number.').waitFor();
    await renamed.getByRole('textbox', { name: 'Current' }).fill('42');
    await page.keyboard.press('Tab');
    await expect.poll(titles).toEqual([...before, 'Payouts within 10 seconds']);
    await expect
      .poll(async () => (await board()).objectives.find(({ id }) => id === objective.id)?.keyResults.at(-1))
      .toEqual({ title: 'Payouts within 10 seconds', current: 42, target: 100, unit: '%' });
    await renamed.getByRole('button', { name: 'Up: Payouts within 10 seconds' }).click();
    await expect.poll(titles).toEqual([...before.slice(0, -1), 'Payouts within 10 seconds', ...before.slice(-1)]);
    await renamed.getByRole('button', { name: 'Remove Payouts within 10 seconds' }).click();
    await expect.poll(titles).toEqual(before);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('people of a team are entered by month, money of an initiative by quarter', async () => {
    const { teams, initiatives } = await board();
    const [team, initiative] = [teams[0], initiatives[0]];
    if (!team || !initiative) throw new Error('The demo has no team or initiative.');
    await openBoard(page, boardId, 'initiatives', `teams/${team.id}`);
    const people = page.getByRole('table', { name: 'Capacity by month' });
    await people
      .getByRole('textbox', { name: /^People/ })
      .first()
      .fill('6.5');
    await page.keyboard.press('Tab');
    await people
      .getByRole('textbox', { name: /^Planned hires/ })
      .first()
      .fill('2');
    await page.keyboard.press('Enter');
    const month = new Date().toISOString().slice(0, 7);
    await expect
      .poll(async () => (await board()).capacity.filter((entry) => entry.teamId === team.id && entry.month === month))
      .toMatchObject([{ available: 6.5, plannedHires: 2 }]);
    expect(await seriousFaults(page)).toEqual([]);
    await openBoard(page, boardId, 'initiatives', `initiatives/${initiative.id}`);
    const money = page.getByRole('table', { name: 'Budget by quarter' });
    await money
      .getByRole('textbox', { name: /^Forecast/ })
      .first()
      .fill('120,000');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () =>
        (await board()).budget.filter((entry) => entry.initiativeId === initiative.id).map(({ forecast }) => forecast),
      )
      .toContain(120_000);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('the head of a panel counts its open threads and leads to them', async () => {
    const initiative = (await board()).initiatives[0];
    await openBoard(page, boardId, 'initiatives', `initiatives/${initiative?.id}`);
    await page.getByRole('button', { name: /^Go to comments/ }).click();
    const composer = page.getByLabel('New comment');
    await expect.poll(() => composer.evaluate((element) => element === document.activeElement)).toBe(true);
    const count = async () => {
      const name = await page.getByRole('button', { name: /^Go to comments/ }).getAttribute('aria-label');
      return Number(/\d+/.exec(name ?? '')?.[0] ?? 0);
    };
    const before = await count();
    await page.keyboard.type('Who pays for this?');
    await page.keyboard.press('Control+Enter');
    await expect.poll(count).toBe(before + 1);
    expect(visitor.faults).toEqual([]);
  });
});
