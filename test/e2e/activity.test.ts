import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

describe('the activity of a board and of people', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let ben: Visitor;
  let boardId: string;

  const lines = (page: Page) => page.getByRole('list', { name: 'Activity' }).locator(':scope > li');
  const rename = async (page: Page, from: string, to: string) => {
    const board = await exportBoard(installation, boardId);
    const id = board.initiatives.find(({ title }) => title === from)?.id;
    await openBoard(page, boardId, 'initiatives', `initiatives/${id}`);
    const title = page.getByRole('dialog').getByRole('textbox', { name: 'Title' });
    await title.fill(to);
    await title.press('Enter');
    await waitForSaved(page);
  };

  beforeAll(async () => {
    installation = await install();
    for (const [name, org, role] of [
      ['Ana', 'Acme', 'owner'],
      ['Ben', 'Acme', 'viewer'],
      ['Eve', 'Elsewhere', 'owner'],
    ] as const) {
      const account = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...account, '--org', org, '--role', role);
    }
    ({ id: boardId } = await installation.command<{ id: string }>(
      'board',
      'create',
      '--org',
      'Acme',
      '--title',
      'Programme',
    ));
    const file = join(installation.dataDir, 'plan.csv');
    const rows = Array.from({ length: 250 }, (_, i) => `K-${i},Work ${i},Team ${i % 3},2099-01-05,2099-03-31,planned`);
    await writeFile(file, `Key,Title,Team,Start,End,Status\n${rows.join('\n')}\n`);
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

  test('an import is one line that opens; what others change appears above, and opens its record', async () => {
    const { page } = ben;
    await page.goto(`/b/${boardId}/history`);
    await page.getByRole('link', { name: 'Activity', exact: true }).click();
    const many = page.getByRole('button', { name: /\d+ changes in one go/ });
    await many.waitFor();
    await lines(page)
      .getByText(/The server added 3 teams and 250 initiatives/)
      .waitFor();
    await many.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Work 17', exact: true }).waitFor();
    await many.focus();
    await page.keyboard.press('Enter');
    await many.evaluate((button) => button.blur());

    await rename(ana.page, 'Work 17', 'Ledger');
    await lines(page).first().getByText('Ana renamed it from “Work 17”').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await lines(page).first().getByRole('link', { name: 'Ledger' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await lines(page).first().getByText('Ana renamed it').waitFor();
  });

  test('who reads on is not moved by news: a button says how many there are and shows them', async () => {
    const { page } = ben;
    await page.goto(`/b/${boardId}/history/activity?kind=initiatives`);
    await page.getByRole('button', { name: /changes in one go/ }).click();
    const read = page.getByRole('link', { name: 'Work 200', exact: true });
    await read.scrollIntoViewIfNeeded();
    const place = await read.boundingBox();
    await rename(ana.page, 'Work 18', 'Payouts');
    const news = page.getByRole('button', { name: '1 new change' });
    await news.waitFor();
    expect(await read.boundingBox()).toEqual(place);
    await news.press('Enter');
    await lines(page).first().getByText('renamed it from “Work 18”').waitFor();
    await expect.poll(() => lines(page).first().isVisible()).toBe(true);
    await news.waitFor({ state: 'detached' });
  });

  test('the filter stands in the address and says when nothing fits', async () => {
    const { page } = ben;
    await page.goto(`/b/${boardId}/history/activity`);
    await page.getByLabel('Person', { exact: true }).selectOption({ label: 'Ana' });
    await expect.poll(() => lines(page).count()).toBe(2);
    await page.getByLabel('Text', { exact: true }).fill('ledg');
    await expect.poll(() => lines(page).count()).toBe(1);
    expect(page.url()).toMatch(/who=.*q=ledg/);
    await page.reload();
    await expect.poll(() => lines(page).count()).toBe(1);
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('ledg');
    await page.getByLabel('Change', { exact: true }).selectOption({ label: 'Deleted' });
    await page.getByText('Nothing fits this filter').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByRole('button', { name: /changes in one go/ }).waitFor();
  });

  test('what one person did on all boards is listed from the list of people', async () => {
    const { page } = ben;
    await page.goto('/');
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('link', { name: 'Activity of Ana' }).click();
    await page.getByRole('heading', { name: 'What Ana did' }).waitFor();
    await expect.poll(() => lines(page).count()).toBe(2);
    await lines(page).first().getByRole('link', { name: 'Programme' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await lines(page).first().getByRole('link', { name: 'Payouts' }).click();
    await page.getByRole('dialog').waitFor();
    expect(page.url()).toContain(`/b/${boardId}/history/activity?item=initiatives`);
  });

  test('the file has all filtered rows; who may not read the board gets neither page nor file', async () => {
    const { page } = ben;
    await page.goto(`/b/${boardId}/history/activity?kind=initiatives`);
    const address = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
    const file = await page.request.get(address ?? '');
    expect(file.headers()['content-disposition']).toContain('programme-activity.csv');
    const text = await file.text();
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 250 + 2);
    expect(text).toMatch(/,Ana,Programme,Initiatives,Payouts,changed,title,Work 18,Payouts,/);

    const eve = await visit(browser, installation.url);
    await signIn(eve.page, 'Eve@example.com', PASSWORD);
    for (const path of ['history/activity', 'activity/page', 'activity/csv']) {
      expect((await eve.page.request.get(`/b/${boardId}/${path}`)).status()).toBe(403);
    }
    await eve.context.close();
    expect((await page.request.get(`/b/${boardId}/activity/page?after=x`)).status()).toBe(400);
    expect(ana.faults).toEqual([]);
    expect(ben.faults).toEqual([]);
  });
});
