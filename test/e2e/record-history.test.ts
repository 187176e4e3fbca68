import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

describe('the history of a record, told in its panel', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let ben: Visitor;
  let boardId: string;
  let item: string;

  const history = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /^History/ });
  const lines = (page: Page) => page.getByRole('dialog').locator('ol > li');

  beforeAll(async () => {
    installation = await install();
    for (const [name, role] of [
      ['Ana', 'owner'],
      ['Ben', 'editor'],
    ] as const) {
      const account = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...account, '--org', 'Acme', '--role', role);
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Programme'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, 'Key,Title,Team,Start,End,Status\nPAY-1,Ledger,Payments,2099-01-05,2099-03-31,planned\n');
    await installation.command('board', 'import', '--board', boardId, file);
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ben = await visit(browser, installation.url);
    await signIn(ana.page, 'Ana@example.com', PASSWORD);
    await signIn(ben.page, 'Ben@example.com', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('what Ana changes is told to Ben as a sentence, by her name, without his asking', async () => {
    const initiative = (await exportBoard(installation, boardId)).initiatives.find(({ end }) => end !== null);
    item = `initiatives/${initiative?.id}`;
    await openBoard(ben.page, boardId, 'initiatives', item);
    await history(ben.page).click();
    await openBoard(ana.page, boardId, 'initiatives', item);
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByLabel('End', { exact: true }).fill('2099-12-24');
    await dialog.getByLabel('Status', { exact: true }).selectOption('blocked');
    await waitForSaved(ana.page);
    await lines(ben.page)
      .first()
      .getByText(/Ana moved the end .* → 24 Dec 2099 \(\+\d+ d\)/)
      .waitFor();
    await expect.poll(() => lines(ben.page).first().textContent()).toContain('→ Blocked');
    // To herself she is "you".
    await dialog.getByText(/You moved the end/).waitFor();
    expect(await seriousFaults(ben.page)).toEqual([]);
  });

  test('without a connection it says so, and fetches when it is asked to again', async () => {
    const { page } = ben;
    await page.route('**/activity?*', (route) => route.abort());
    await openBoard(page, boardId, 'initiatives', item);
    await page.getByText(/The history can’t be fetched/).waitFor();
    await page.unroute('**/activity?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/moved the end/).waitFor();
  });

  test('an action is opened from its risk, finished, and tells so; Enter and Escape do what they say', async () => {
    const { page } = ana;
    await page.goto(`/b/${boardId}/risks`);
    await page.getByRole('button', { name: 'Add risk' }).click();
    await page.keyboard.press('Enter');
    await waitForSaved(page);
    const [risk] = (await exportBoard(installation, boardId)).risks;
    await openBoard(page, boardId, 'risks', `risks/${risk?.id}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add action' }).click();
    await dialog.getByRole('heading', { name: 'Expected effect' }).waitFor();
    await dialog.getByLabel('Effect on impact').fill('-2');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Cost').fill('many');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Cost').and(page.locator('[aria-invalid="true"]')).waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Done today' }).click();
    await waitForSaved(page);
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).actions)
      .toMatchObject([{ doneOn: new Date().toISOString().slice(0, 10), effectOnImpact: -2, cost: null }]);
    await dialog.getByText('You added this action').waitFor();
    await dialog.getByRole('button', { name: 'New risk' }).click();
    await dialog.getByRole('checkbox', { name: 'Done: New action' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(ana.faults).toEqual([]);
  });
});
