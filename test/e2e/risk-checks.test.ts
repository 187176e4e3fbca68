import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBoard as boardIn } from '#shared/board/board-doc.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

describe('checks, money and reviews in the register of risks', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let boardId: string;

  beforeAll(async () => {
    installation = await install();
    const account = ['--email', 'Ana@example.com', '--name', 'Ana', '--password', PASSWORD];
    await installation.command('user', 'add', ...account, '--org', 'Acme', '--role', 'owner');
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Programme'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    await signIn(ana.page, 'Ana@example.com', PASSWORD);
    const cookie = (await ana.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const writer = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    writer.doc.transact(() => {
      const board = boardIn(writer.doc);
      const flat = (amount: number) => ({ optimistic: amount, mostLikely: amount, pessimistic: amount });
      insertRecord(board, 'risks', 'r1', {
        title: 'Vendor fails',
        key: 'R-01',
        response: 'accept',
        currentLikelihood: 4,
        currentImpact: 4,
        probability: 0.5,
        impactMoney: flat(20_000),
        targetProbability: 0.1,
      });
      insertRecord(board, 'risks', 'r2', { title: 'Quiet one', key: 'R-02', lastReviewed: '2099-01-01' });
      insertRecord(board, 'actions', 'a1', { title: 'Second source', riskId: 'r1', cost: 3000 });
    });
    await writer.saved();
    writer.ws.close();
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('marks what does not fit together, sums the money, and reviews by one key', async () => {
    const { page } = ana;
    await openBoard(page, boardId, 'risks');
    const risk = page.getByRole('row', { name: /Vendor fails/ });
    await risk.getByText('Accepted by nobody').waitFor();
    await risk.getByText('+1', { exact: true }).waitFor();
    await risk.getByText('EUR 10,000').waitFor();
    const totals = page.getByLabel('Totals');
    await totals.getByText('1 of 2 have numbers').waitFor();
    expect(await totals.innerText()).toMatch(/EUR 10,000[\s\S]*EUR 3,000[\s\S]*EUR 5,000/);
    expect(await seriousFaults(page)).toEqual([]);

    await risk.getByText('Vendor fails').click();
    await page.keyboard.press('F4');
    await page.getByText('Still true: reviewed today').first().waitFor();
    await waitForSaved(page);
    const { risks } = await exportBoard(installation, boardId);
    expect(risks.find(({ id }) => id === 'r1')).toMatchObject({ reviewedLikelihood: 4, reviewedImpact: 4 });
    expect(risks.find(({ id }) => id === 'r1')?.lastReviewed).not.toBeNull();
    await risk.getByText('+1', { exact: true }).waitFor({ state: 'detached' });
  });

  test('asks softly why a state was changed in the panel, and keeps the answer with the change', async () => {
    const { page } = ana;
    await openBoard(page, boardId, 'risks', 'risks/r1');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Checks').getByText('Accepted by nobody.').waitFor();
    await panel.getByLabel('Status', { exact: true }).selectOption('watching');
    await panel.getByRole('textbox', { name: 'Why did it change?' }).fill('The vendor answered');
    await page.keyboard.press('Enter');
    await panel.getByText('The vendor answered').first().waitFor();
    await waitForSaved(page);
    const { reasons } = await exportBoard(installation, boardId);
    expect(reasons).toMatchObject([{ recordId: 'r1', aspect: 'state', text: 'The vendor answered' }]);
    expect(ana.faults).toEqual([]);
  });
});
