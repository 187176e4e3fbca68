import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import { databaseFolder } from '#server/db/open-configured-database.ts';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const HEAD = 'Key,Title,Start,End,Status\n';
const DAYS_AHEAD = 3;

describe('history where something is wrong', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let ben: Visitor;
  let boardId: string;
  let backup: string;

  const compare = (query: string) => `/b/${boardId}/history/compare?${query}`;
  const differences = (page: Page) => page.getByRole('region', { name: 'Initiatives' });
  const plan = async (rows: string, ...options: string[]) => {
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, HEAD + rows);
    await installation.command('board', 'import', '--board', boardId, file, '--replace', ...options);
  };
  const versionId = async (page: Page, name: string) => {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
    return /history\/([^/]+)\//.exec(href ?? '')?.[1] ?? '';
  };

  beforeAll(async () => {
    installation = await install();
    for (const name of ['Ana', 'Ben']) {
      const account = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      await installation.command('user', 'add', ...account, '--org', 'Acme', '--role', 'owner');
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Programme'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    await plan('P-1,Ledger,2099-01-05,2099-03-31,planned\n', '--as-of', '2098-10-01', '--snapshot', 'Commitment');
    await plan('P-1,Ledger,2099-01-05,2099-04-30,planned\n', '--as-of', '2099-01-02', '--snapshot', 'Replan');
    backup = join(installation.dataDir, 'backup.jsonl.gz');
    await installation.command('backup', '--to', backup);
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ben = await visit(browser, installation.url);
    await ben.context.clock.install({ time: Date.now() + DAYS_AHEAD * 86_400_000 });
    await signIn(ana.page, 'Ana@example.com', PASSWORD);
    await signIn(ben.page, 'Ben@example.com', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('a browser whose clock is days ahead: what it changes happened when the server took it', async () => {
    const ledger = (await exportBoard(installation, boardId)).initiatives[0]?.id;
    await openBoard(ben.page, boardId, 'initiatives', `initiatives/${ledger}`);
    const title = ben.page.getByRole('dialog').getByRole('textbox', { name: 'Title' });
    await title.fill('Ledger two');
    await title.press('Enter');
    await waitForSaved(ben.page);

    await ana.page.goto(`/b/${boardId}/history/activity`);
    const line = ana.page
      .getByRole('list', { name: 'Activity' })
      .locator(':scope > li')
      .filter({ hasText: 'Ledger two' });
    await line.filter({ hasText: 'Ben' }).first().waitFor();
    const told = await line.first().locator('time').first().getAttribute('datetime');
    expect(Math.abs(Date.parse(told ?? '') - Date.now())).toBeLessThan(60 * 60_000);

    // So does a version that this browser takes.
    await ben.page.goto(`/b/${boardId}/history?take`);
    await ben.page.getByLabel('Name').fill('Taken ahead');
    await ben.page.getByRole('button', { name: 'Take it' }).click();
    await ben.page.getByRole('link', { name: 'Taken ahead', exact: true }).waitFor();
    const today = new Date().toISOString().slice(0, 10);
    const answer = await ana.page.request.get(`/b/${boardId}/history/version?which=${today}`);
    expect(await answer.json()).toMatchObject({ name: 'Taken ahead' });
  });

  test('a damaged version is named as such wherever it is met, and the others are compared', async () => {
    const { page } = ana;
    await page.goto(`/b/${boardId}/history`);
    const [replan, commitment] = [await versionId(page, 'Replan'), await versionId(page, 'Commitment')];
    await page.goto('about:blank');
    await ben.page.goto('about:blank');
    await installation.stop();
    const { pool, close } = await openDatabase({
      embedded: { dataDir: databaseFolder(installation.dataDir), onLost: (error) => expect.fail(error.message) },
    });
    // What only this version has: pieces are shared.
    const pieces = (version: string) => `
      select substring(list from place for 16) from snapshots version
      join snapshot_contents held on held.board_id = version.board_id and held.hash = version.content_hash
      cross join unnest(array[held.state_chunks, held.view_chunks]) as list
      cross join generate_series(1, length(list), 16) as place where version.id ${version}`;
    const { rowCount } = await pool.query(
      `update snapshot_chunks set bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 255)
       where board_id = $2 and hash in (${pieces('= $1')}) and not hash in (${pieces('<> $1')})`,
      [replan, boardId],
    );
    expect(rowCount).toBeGreaterThanOrEqual(2);
    await close();
    await installation.start();

    await page.goto(compare(`from=${replan}&to=now`));
    await page.getByText('This version is damaged.').waitFor();
    await page.getByText('The other versions are not.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'From' }).selectOption(commitment);
    await differences(page).getByText('1 changed').waitFor();

    await page.goto(`/b/${boardId}/history`);
    const row = page.getByRole('row').filter({ hasText: 'Replan' });
    await row.getByText('Damaged', { exact: true }).waitFor();
    await row.getByRole('link', { name: 'Replan', exact: true }).click();
    await page.getByRole('heading', { name: 'This can not be opened' }).waitFor();
    await page.getByText('This version is damaged.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to the history' }).click();
    await row.getByText('Damaged', { exact: true }).waitFor();

    await page.goto(`/b/${boardId}/history/replay`);
    await page.getByText('A version is damaged and passed over: Replan of 2099-01-02. The rest is whole.').waitFor();
    // What the server answered with 422 the browser tells as an error of a request; nothing else went wrong.
    expect(ana.faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    ana.faults.length = 0;
  });

  test('a backup begins the document anew: versions of before are compared with and drawn on what is there now', async () => {
    const { page } = ana;
    await openBoard(page, boardId, 'roadmap');
    await installation.stop();
    await installation.command('restore', '--from', backup, '--force');
    await installation.start();
    // The page that was open has the document of before: it may not be merged into this one.
    await page.getByText('You were signed out.').or(page.getByText('This page has to be reloaded.')).first().waitFor();
    await page.context().clearCookies();
    await signIn(page, 'Ana@example.com', PASSWORD);

    await page.goto(compare('from=2098-10-01'));
    await differences(page).getByText('Moved the end 31 Mar 2099 → 30 Apr 2099 (+22 d)').waitFor();
    await page.goto(`/b/${boardId}/roadmap?since=2098-10-01`);
    const bar = page.getByRole('region', { name: 'Comparison' });
    await bar.getByText('Commitment').waitFor();
    await expect.poll(() => bar.getByRole('list', { name: 'On this picture' }).innerText()).toMatch(/1\s+changed/);

    // And what is restored of it goes into the document of now.
    await page.goto(compare('from=2098-10-01'));
    await page.getByRole('checkbox', { name: 'Restore Ledger' }).click();
    await page.getByRole('button', { name: 'Restore 1 ticked' }).click();
    await page.getByText('Restored one record from “Commitment”').waitFor();
    await waitForSaved(page);
    expect((await exportBoard(installation, boardId)).initiatives).toMatchObject([
      { title: 'Ledger', end: '2099-03-31' },
    ]);
  });
});
