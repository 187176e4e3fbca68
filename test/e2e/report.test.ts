import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

/** Pages of a PDF: each is an object of this type. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

describe('the report on a span', () => {
  let installation: Installation;
  let browser: Browser;
  let demo: Visitor;
  let boardId: string;

  const report = async (page: Page, query = '') => {
    await page.goto(`/b/${boardId}/history/report${query}`);
    await page.getByRole('article').waitFor();
  };

  beforeAll(async () => {
    installation = await install();
    browser = await launchChromium();
    demo = await visit(browser, installation.url);
    await demo.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const password = (await readFile(join(installation.dataDir, 'demo-password'), 'utf8')).trim();
    await signIn(demo.page, 'demo@quarterdeck.local', password);
    await demo.page.getByRole('link', { name: 'One platform' }).first().click();
    await demo.page.waitForURL(/\/b\//);
    boardId = /\/b\/([^/?]+)/.exec(demo.page.url())?.[1] ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('tells what moved since the last version, opens the record, and follows what is changed meanwhile', async () => {
    const { page } = demo;
    await page.goto(`/b/${boardId}/history?take`);
    await page.getByLabel('Name').fill('Commitment');
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('Snapshot taken').waitFor();
    const board = await exportBoard(installation, boardId);
    const moved = board.initiatives.find(({ end, status }) => end !== null && status !== 'done');
    await openBoard(page, boardId, 'initiatives', `initiatives/${moved?.id}`);
    await page.getByRole('dialog').getByLabel('End', { exact: true }).fill('2099-12-24');
    await waitForSaved(page);

    await page.goto(`/b/${boardId}/history`);
    await page
      .getByRole('row', { name: /Commitment/ })
      .getByRole('button', { name: /Make baseline/ })
      .click();
    await waitForSaved(page);
    await page.getByRole('link', { name: 'Report', exact: true }).click();
    await page.getByLabel('Span').selectOption({ label: 'Since the baseline' });
    const dates = page.getByRole('region', { name: 'Dates' });
    await dates.getByText(/→ 24 Dec 2099, \+\d+\sd/).waitFor();
    await page.getByText(/1 slipped, the worst by \d+ d/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dates.getByRole('link', { name: moved?.title, exact: true }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('End', { exact: true }).fill('2099-12-31');
    await dates.getByText(/→ 31 Dec 2099/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('is copied as Markdown', async () => {
    const { page } = demo;
    await report(page, '?span=baseline');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('Copied as Markdown').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^# One platform: report\n\nSince the baseline “Commitment” of /);
    expect(text).toMatch(/## Dates\n\n\*\*Slipped\*\* \(1\)\n\n- \*\*.+\*\*: .+ → 31 Dec 2099, \+\d+ d\n/);
  });

  test('is printed on one page, light and without what is pressed', async () => {
    const { page } = demo;
    await page.emulateMedia({ colorScheme: 'dark' });
    await report(page, '?span=days&since=2000-01-01&until=2099-12-31');
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await page.emulateMedia({ media: 'print' });
    for (const name of ['Print', 'Copy as Markdown']) {
      expect(await page.getByRole('button', { name, exact: true }).isVisible()).toBe(false);
    }
    expect(await page.getByRole('link', { name: 'Activity', exact: true }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'One platform: report' }).isVisible()).toBe(true);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe('rgb(20, 33, 58)');
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  test('says in words that there is nothing to compare with, and which days to choose', async () => {
    const { page } = demo;
    await page.goto(`/b/${boardId}/history/report?span=days&since=1999-01-01&until=1999-02-01`);
    await page.getByRole('heading', { name: 'No version of this span' }).waitFor();
    await page.goto(`/b/${boardId}/history/report?span=days`);
    await page.getByRole('heading', { name: 'Which days?' }).waitFor();
    await page.getByLabel('First day').fill('2020-01-01');
    await page.getByLabel('Last day').fill('2099-01-01');
    await page.getByRole('article').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(demo.faults).toEqual([]);
  });
});
