import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#shared/schedule/calendar.ts';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const ROLES = { ana: 'owner', ben: 'editor', vic: 'viewer' } as const;
const NAMES = Object.keys(ROLES) as (keyof typeof ROLES)[];
const today = new Date().toISOString().slice(0, 10);
const PLAN = `Key,Title,Team,Start,End,Depends on
PAY-1,Settlement ledger,Payments,${addDays(today, 1)},${addDays(today, 30)},
PAY-2,Instant payouts,Payments,${addDays(today, 44)},${addDays(today, 74)},PAY-1
GRO-1,Referral bonus,Growth,${addDays(today, 10)},${addDays(today, 40)},PAY-1
GRO-2,Partner shop,Growth,${addDays(today, 60)},${addDays(today, 90)},GRO-1
`;

describe('dependencies of a board', () => {
  let installation: Installation;
  let browser: Browser;
  let boardId: string;
  const visitors = {} as Record<keyof typeof ROLES, Visitor>;
  const rowOf = (page: Page, needs: string) => page.getByRole('row').filter({ hasText: needs }).first();
  const links = async () => (await exportBoard(installation, boardId)).dependencies;

  beforeAll(async () => {
    installation = await install();
    for (const name of NAMES) {
      const account = [
        '--email',
        `${name}@example.com`,
        '--password',
        PASSWORD,
        '--org',
        'Acme',
        '--role',
        ROLES[name],
      ];
      await installation.command('user', 'add', ...account);
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
    browser = await launchChromium();
    for (const name of NAMES) {
      visitors[name] = await visit(browser, installation.url);
      await signIn(visitors[name].page, `${name}@example.com`, PASSWORD);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('G D goes there, and a cell of the matrix opens its list, by keyboard', async () => {
    const { page } = visitors.ana;
    await openBoard(page, boardId, 'initiatives');
    await page.getByRole('link', { name: 'Initiatives' }).focus();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.waitForURL(/\/dependencies$/);
    const cell = page.getByRole('link', { name: /^Payments gives, Growth needs: 1 dependency, 1 in conflict/ });
    await cell.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '1 dependency: Payments gives, Growth needs' }).waitFor();
    expect(await page.getByRole('table', { name: '' }).last().getByRole('row').count()).toBe(2);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('one team offers a date, the other accepts it: both see whose turn it is, live', async () => {
    const [ana, ben] = [visitors.ana.page, visitors.ben.page];
    for (const page of [ana, ben]) await page.goto(`/b/${boardId}/dependencies?form=list`);
    await rowOf(ben, 'Referral bonus')
      .getByRole('button', { name: /^Offer a date/ })
      .press('Enter');
    await ben.getByLabel('Ready on').fill(addDays(today, 20));
    await ben.getByLabel('Ready on').press('Enter');
    await rowOf(ana, 'Referral bonus').getByText('to accept the date').waitFor();
    await rowOf(ana, 'Referral bonus')
      .getByRole('button', { name: /^Accept the date/ })
      .press('Enter');
    await rowOf(ben, 'Referral bonus').getByText('Committed', { exact: true }).waitFor();
    await waitForSaved(ana);
    expect((await links()).filter(({ state }) => state === 'committed')).toMatchObject([
      { promised: addDays(today, 20) },
    ]);
  });

  test('to decline, one says why, and the reason stays with the dependency', async () => {
    const { page } = visitors.ben;
    await page.goto(`/b/${boardId}/dependencies?form=list`);
    await rowOf(page, 'Partner shop')
      .getByRole('link', { name: /open the dependency/ })
      .click();
    const panel = page.getByRole('dialog').first();
    await panel.getByText('Waiting for').waitFor();
    await panel.getByRole('button', { name: /^Decline/ }).click();
    const form = page.getByRole('dialog', { name: /^Decline/ });
    await form.getByRole('button', { name: 'Decline' }).click();
    await form.getByText('Say why, so that the other team can plan.').waitFor();
    await form.getByLabel('Why').fill('No people before May');
    await form.getByLabel('Why').press('Enter');
    await panel.getByText('No people before May').waitFor();
    await panel.getByText('Declined').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('what waits for a team is found by the filter', async () => {
    const { page } = visitors.ana;
    await page.goto(`/b/${boardId}/dependencies?form=list`);
    await page.getByLabel('Waiting for').selectOption({ label: 'Growth' });
    await page.getByRole('heading', { name: '1 dependency', exact: true }).waitFor();
    await rowOf(page, 'Partner shop').waitFor();
    await page.getByLabel('Waiting for').selectOption({ label: 'Payments' });
    await page.getByLabel('Only conflicts').check();
    await page.getByRole('heading', { name: '1 dependency', exact: true }).waitFor();
    await rowOf(page, 'Referral bonus').waitFor();
    await page.getByLabel('Waiting for').selectOption({ label: 'Growth' });
    await page.getByText('Nothing like that').waitFor();
  });

  test('who reads sees all of it and can take no step', async () => {
    const { page } = visitors.vic;
    await page.goto(`/b/${boardId}/dependencies?form=list`);
    await rowOf(page, 'Instant payouts').waitFor();
    expect(await page.getByRole('button', { name: /Commit|Offer|Decline|Accept/ }).count()).toBe(0);
    const link = (await links())[0];
    const answer = await page.request.post(`/b/${boardId}/handshake`, {
      form: { id: link?.id ?? '', step: 'decline', day: '', reason: 'because' },
      headers: { origin: installation.url },
    });
    expect(answer.status()).toBe(403);
    expect((await links()).find(({ id }) => id === link?.id)?.state).toBe(link?.state);
  });

  test("the organisation's page takes steps too, and whoever has the board open sees them", async () => {
    const [ana, ben] = [visitors.ana.page, visitors.ben.page];
    await ben.goto(`/b/${boardId}/dependencies?form=list`);
    await ana.goto(`/b/${boardId}/roadmap`);
    const home = await ana.getByRole('link', { name: 'All boards' }).getAttribute('href');
    await ana.goto(`${home?.replace(/\/boards$/, '')}/dependencies?form=list`);
    await rowOf(ana, 'Instant payouts')
      .getByRole('button', { name: /^Commit/ })
      .click();
    await ana.getByLabel('Ready on').fill(addDays(today, 44));
    await ana.getByRole('dialog').getByRole('button', { name: 'Commit' }).click();
    await rowOf(ana, 'Instant payouts').getByText('Committed', { exact: true }).waitFor();
    await rowOf(ben, 'Instant payouts').getByText('Committed', { exact: true }).waitFor();
    expect(await seriousFaults(ana)).toEqual([]);
  });

  test('the state in the register offers what the hand-shake allows next, by keyboard, and takes nothing else', async () => {
    const { page } = visitors.ben;
    await page.goto(`/b/${boardId}/links`);
    const state = page.locator('[data-row]', { hasText: 'Partner shop' }).locator('[data-column="state"]');
    const stored = async () => (await links()).map((link) => link.state).sort();
    expect(await stored()).toEqual(['committed', 'committed', 'declined']);
    await state.click();
    await page.keyboard.press('F2');
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['Declined', 'Asked']);
    await page.keyboard.type('Delivered');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText('Choose one of: Declined, Asked. For another step open the dependency')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await state.getByText('Declined').waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.type('as');
    await page.keyboard.press('Enter');
    await expect.poll(stored).toEqual(['asked', 'committed', 'committed']);
    await page.keyboard.press('Control+z');
    await expect.poll(stored).toEqual(['committed', 'committed', 'declined']);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('the graph is walked along its links, a team opened and an item shown, by keyboard', async () => {
    const { page } = visitors.ana;
    await page.goto(`/b/${boardId}/dependencies?form=graph`);
    const node = (name: RegExp) => page.getByRole('button', { name });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await node(/^Payments, team; gives to Growth/).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^Growth, team; needs from Payments/);
    await page.keyboard.press('Enter');
    const bonus = node(/^Referral bonus, item of Growth; gives to Partner shop .*; needs from Payments/);
    await bonus.focus();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog').first();
    await panel.getByText('Referral bonus').first().waitFor();
    await page.keyboard.press('Escape');
    await bonus.click();
    await page.getByRole('link', { name: 'Only its chain' }).click();
    await page.getByText('2 links.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /item of/ }).count()).toBe(3);
    await page.getByRole('link', { name: 'Leave the chain' }).click();
    await page.getByText('3 links.').waitFor();
  });

  test('a snapshot has the tab as it was then, and nothing to press', async () => {
    const { page } = visitors.ana;
    await page.goto(`/b/${boardId}/history?take`);
    await page.getByLabel('Name').fill('Kick-off');
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: /Kick-off/ })
      .first()
      .click();
    await page.waitForURL(/\/history\/.+/);
    await page.getByRole('link', { name: 'Dependencies' }).click();
    await page.getByRole('heading', { name: '3 dependencies' }).waitFor();
    expect(await page.getByRole('button', { name: /Commit|Offer|Decline|Accept/ }).count()).toBe(0);
  });

  test('no page printed an error or asked another server for anything', () => {
    // A page that is left while its socket connects.
    const expected = /WebSocket is closed before the connection is established/;
    for (const name of NAMES) expect(visitors[name].faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
