import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const PLANS = {
  '2098-10-01': 'P-1,Ledger,2099-01-05,2099-03-31,planned\nP-2,Payouts,2099-02-02,2099-05-29,planned\n',
  '2099-01-01': 'P-1,Ledger,2099-01-05,2099-04-14,in progress\nP-2,Payouts,2099-02-02,2099-05-29,planned\n',
  '2099-04-01':
    'P-1,Ledger,2099-01-05,2099-06-30,in progress\nP-2,Payouts,2099-02-02,2099-05-29,planned\nP-3,Refunds,,,planned\n',
};

describe('versions of a board, compared', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let vic: Visitor;
  let boardId: string;

  beforeAll(async () => {
    installation = await install();
    for (const [name, role] of [
      ['Ana', 'owner'],
      ['Vic', 'viewer'],
    ] as const) {
      const account = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...account, '--org', 'Acme', '--role', role);
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Programme'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    for (const [day, rows] of Object.entries(PLANS)) {
      const file = join(installation.dataDir, 'plan.csv');
      await writeFile(file, `Key,Title,Start,End,Status\n${rows}`);
      const argv = ['--board', boardId, file, '--as-of', day, '--snapshot', `Plan of ${day}`];
      await installation.command('board', 'import', ...argv);
    }
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    vic = await visit(browser, installation.url);
    await signIn(ana.page, 'Ana@example.com', PASSWORD);
    await signIn(vic.page, 'Vic@example.com', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('one is made the baseline, which all see, and who may not write can not choose', async () => {
    for (const { page } of [ana, vic]) {
      await page.goto(`/b/${boardId}/history`);
      await page.getByRole('link', { name: 'Plan of 2098-10-01', exact: true }).waitFor();
    }
    await ana.page.getByRole('button', { name: 'Make baseline of Plan of 2098-10-01' }).click();
    await vic.page.getByText('Baseline', { exact: true }).waitFor();
    expect(await vic.page.getByRole('button', { name: /baseline/i }).count()).toBe(0);
    await waitForSaved(ana.page);
    const { meta } = await exportBoard(installation, boardId);
    expect(meta.baselineSnapshotId).not.toBeNull();
  });

  test('what came since the baseline is told in sentences; ] leads through it', async () => {
    const { page } = ana;
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    const initiatives = page.getByRole('region', { name: 'Initiatives' });
    await initiatives.getByText('1 added, 1 changed').waitFor();
    await initiatives
      .getByText('Moved the end 31 Mar 2099 → 30 Jun 2099 (+65 d), changed the status Planned → In progress')
      .waitFor();
    await page.keyboard.press(']');
    const here = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await here()).toContain('Refunds');
    await page.keyboard.press(']');
    expect(await here()).toContain('Ledger');
    await page.keyboard.press('[');
    expect(await here()).toContain('Refunds');
    await initiatives.getByRole('button', { name: 'Ledger' }).click();
    await page.getByRole('dialog').getByLabel('End', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('any two are compared by day, also as text to paste; a day before the first version is 404', async () => {
    const { page } = ana;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`/b/${boardId}/history/compare?from=2099-01-15&to=2099-04-01`);
    await page.getByText('Moved the end 14 Apr 2099 → 30 Jun 2099 (+55 d)').waitFor();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('- **Ledger**: moved the end 14 Apr 2099 → 30 Jun 2099 (+55 d)');
    const response = await page.request.get(`/b/${boardId}/history/compare?from=2001-01-01`);
    expect(response.status()).toBe(404);
  });

  test('the slip chart of an initiative, found by name, with its dates in a table too', async () => {
    const { page } = ana;
    await page.getByRole('link', { name: 'Slips', exact: true }).click();
    const largest = page.getByRole('region', { name: 'Largest slips' });
    await largest.waitFor();
    const first = await largest.locator('tbody tr').first().locator('td').allInnerTexts();
    expect(first.map((text) => text.trim())).toEqual([
      'Ledger',
      '+65 d',
      '31 Mar 2099 as of 1 Oct 2098',
      '30 Jun 2099',
      '2 times',
      '',
    ]);
    expect(await seriousFaults(page)).toEqual([]);
    await largest.getByRole('link', { name: 'Ledger' }).click();
    await page.getByRole('heading', { name: 'Slips of Ledger' }).waitFor();
    await page.getByRole('link', { name: 'Slips', exact: true }).click();
    await page.getByRole('combobox', { name: 'Initiative or milestone' }).fill('Led');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Slips of Ledger' }).waitFor();
    expect(
      await page
        .getByRole('img', { name: /Planned dates of Ledger/ })
        .locator('circle')
        .count(),
    ).toBe(3);
    const rows = await page.getByRole('table').locator('tbody tr').all();
    const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
    expect(cells.map((row) => row.map((text) => text.trim()))).toEqual([
      ['Ledger', '1 Oct 2098', '31 Mar 2099', ''],
      ['Ledger', '1 Jan 2099', '14 Apr 2099', '+10 d'],
      ['Ledger', '1 Apr 2099', '30 Jun 2099', '+55 d'],
    ]);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
