import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { expectRecord, exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

describe('a new user, from sign-up to a board', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let boardId: string;
  let orgPath: string;
  const visitors: Visitor[] = [];
  const arrive = async (options?: Parameters<typeof visit>[2]) => {
    const visitor = await visit(browser, installation.url, options);
    visitors.push(visitor);
    return visitor;
  };

  beforeAll(async () => {
    installation = await install();
    browser = await launchChromium();
    ana = await arrive();
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('signing up makes an organisation', async () => {
    const { page } = ana;
    await page.goto('/sign-up');
    await page.getByLabel('Organisation').fill('Acme');
    await page.getByLabel('Your name').fill('Ana Lind');
    await page.getByLabel('E-mail').fill('ana@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create organisation' }).click();
    await page.getByText('No boards yet').waitFor();
    orgPath = new URL(page.url()).pathname.replace(/\/boards$/, '');
  });

  test('a quarterly plan starts with its teams as lanes', async () => {
    const { page } = ana;
    await page.goto(`${orgPath}/boards/new`);
    await page.getByLabel('Title').fill('Q1 plan');
    await page.getByLabel('Teams').fill('Payments\nPlatform');
    await page.getByRole('button', { name: 'Create board' }).click();
    await page.waitForURL(/\/b\//);
    boardId = /\/b\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await openBoard(page, boardId, 'roadmap');
    const { teams } = await exportBoard(installation, boardId);
    expect(teams.map(({ name }) => name)).toEqual(['Payments', 'Platform']);
    expect(teams.every(({ orgTeamId }) => orgTeamId !== null)).toBe(true);
  });

  test('the register is filled in by keyboard alone', async () => {
    const { page } = ana;
    await page.goto(`/b/${boardId}/initiatives`);
    await page.getByRole('button', { name: 'Add initiative' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    await page.keyboard.type('Instant payouts');
    await page.keyboard.press('Tab');
    await waitForSaved(page);
    const { initiatives } = await exportBoard(installation, boardId);
    expect(initiatives.map(({ title }) => title)).toEqual(['Instant payouts']);
    const cell = page.locator('[data-column="start"][role="gridcell"]');
    await cell.click();
    await page.keyboard.type('18 Jan 2027');
    await page.keyboard.press('Enter');
    await expectRecord(installation, boardId, 'initiatives', initiatives[0]?.id ?? '', { start: '2027-01-18' });
    await cell.click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('31 Feb 2027');
    await page.keyboard.press('Enter');
    await page
      .getByText(/is not a day/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await expectRecord(installation, boardId, 'initiatives', initiatives[0]?.id ?? '', { start: '2027-01-18' });
  });

  test('what is drawn beside the model is stored and seen after a reload', async () => {
    const { page } = ana;
    await openBoard(page, boardId, 'roadmap');
    await page.getByRole('button', { name: /^note/i }).click();
    await page.mouse.click(800, 600);
    // The note takes letters once its text has the focus; a hand is never that fast.
    await page.locator('[contenteditable="true"]:focus').waitFor();
    await page.keyboard.type('Ask the bank');
    await page.keyboard.press('Escape');
    await waitForSaved(page);
    await expect.poll(async () => (await exportBoard(installation, boardId)).drawings.length).toBe(1);
    await openBoard(page, boardId, 'roadmap');
    await page.getByTestId('canvas').getByText('Ask the bank').waitFor();
  });

  test('an invitation lets one person in, in its role, and then nobody else', async () => {
    const { page } = ana;
    await page.goto(`${orgPath}/people`);
    await page.getByRole('button', { name: 'Invite' }).first().click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = await page.getByLabel('Link').inputValue();
    const ben = await arrive();
    await ben.page.goto(link);
    await ben.page.getByLabel('Your name').fill('Ben Okri');
    await ben.page.getByLabel('E-mail').fill('ben@example.com');
    await ben.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await ben.page.getByRole('button', { name: /join/i }).click();
    await ben.page.getByText('Q1 plan').first().waitFor();
    const cleo = await arrive();
    await cleo.page.goto(link);
    expect(await cleo.page.getByLabel('E-mail').count()).toBe(0);
  });

  test('who is signed out signs in and comes back; what is unknown is 404, what is forbidden 403', async () => {
    const dan = await arrive();
    await installation.command(
      'user',
      'add',
      '--email',
      'dan@example.com',
      '--password',
      PASSWORD,
      '--org',
      'Other',
      '--role',
      'owner',
    );
    await dan.page.goto(`${orgPath}/people`);
    await dan.page.waitForURL(/\/sign-in\?next=/);
    await dan.page.getByLabel('E-mail').fill('dan@example.com');
    await dan.page.getByLabel('Password', { exact: true }).fill('not the password');
    await dan.page.getByRole('button', { name: 'Sign in' }).click();
    await dan.page.getByRole('alert').waitFor();
    await dan.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dan.page.getByRole('button', { name: 'Sign in' }).click();
    await dan.page.waitForURL(`**${orgPath}/people`);
    expect((await dan.page.goto(`/b/${boardId}/roadmap`))?.status()).toBe(403);
    expect((await dan.page.goto('/b/no-such-board/roadmap'))?.status()).toBe(404);
    expect((await dan.page.goto('/no/such/page'))?.status()).toBe(404);
    dan.faults.length = 0;
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious on any page, %s', async (colorScheme) => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      const visitor = await arrive({ colorScheme, width, height });
      const { page } = visitor;
      await page.goto('/sign-in');
      expect(await seriousFaults(page), 'sign-in').toEqual([]);
      await signIn(page, 'ana@example.com', PASSWORD);
      for (const path of ['boards', 'boards/new', 'dependencies', 'teams', 'people']) {
        await page.goto(`${orgPath}/${path}`);
        expect(await seriousFaults(page), `${path} ${width}`).toEqual([]);
      }
      for (const place of [
        'roadmap',
        'matrix',
        'risks',
        'initiatives',
        'milestones',
        'actions',
        'links',
        'history',
      ] as const) {
        await page.goto(`/b/${boardId}/${place}`);
        await page.locator('[data-save-status="saved"]').waitFor();
        expect(await seriousFaults(page), `${place} ${width}`).toEqual([]);
      }
      const { initiatives } = await exportBoard(installation, boardId);
      await page.goto(`/b/${boardId}/initiatives?item=initiatives/${initiatives[0]?.id}`);
      await page.getByRole('dialog').waitFor();
      expect(await seriousFaults(page), `panel ${width}`).toEqual([]);
      await visitor.context.close();
    }
  });

  test('pages without the canvas load at most 200 kB of JavaScript, as it is sent', async () => {
    const visitor = await arrive();
    await signIn(visitor.page, 'ana@example.com', PASSWORD);
    for (const path of [
      `${orgPath}/boards`,
      `${orgPath}/dependencies`,
      `/b/${boardId}/risks`,
      `/b/${boardId}/history`,
    ]) {
      let bytes = 0;
      const context = await browser.newContext({
        storageState: await visitor.context.storageState(),
        baseURL: installation.url,
      });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      const scripts = new Set<string>();
      await devtools.send('Network.enable');
      devtools.on('Network.responseReceived', ({ type, requestId }) => type === 'Script' && scripts.add(requestId));
      devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (scripts.has(requestId)) bytes += encodedDataLength;
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(bytes, path).toBeGreaterThan(10_000);
      expect(bytes, path).toBeLessThan(200_000);
      await context.close();
    }
  });

  test('no page printed an error or asked another server for anything', () => {
    const refused = /status of (401|403|404|410|422)/;
    expect(visitors.flatMap(({ faults }) => faults).filter((fault) => !refused.test(fault))).toEqual([]);
  });
});
