import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBoard as boardIn } from '#shared/board/board-doc.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { addComment } from '#shared/session/commands/comment-commands.ts';
import { openSessionDoc } from '#shared/session/session-doc.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

describe('needs my update', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let ben: Visitor;
  let boardId: string;
  let orgId: string;
  const userIds: Record<string, string> = {};

  const row = (page: Page, name: RegExp | string) => page.getByRole('article', { name });
  /** Focus walks; the test reads where it is. */
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const counted = (page: Page) => page.getByRole('link', { name: /Needs my update/ }).innerText();
  const walkTo = async (page: Page, name: string) => {
    await page.keyboard.press('j');
    await page.keyboard.press('Home');
    for (let at = 0; at < 30 && !(await focused(page)).startsWith(name); at++) await page.keyboard.press('j');
    expect(await focused(page)).toContain(name);
  };

  beforeAll(async () => {
    installation = await install();
    for (const [name, role] of [
      ['Ana', 'owner'],
      ['Ben', 'editor'],
      ['Vic', 'viewer'],
    ] as const) {
      const account = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
      const made = await installation.command<{ id: string }>(
        'user',
        'add',
        ...account,
        '--org',
        'Acme',
        '--role',
        role,
      );
      userIds[name] = made.id;
    }
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Programme'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ben = await visit(browser, installation.url);
    await signIn(ana.page, 'Ana@example.com', PASSWORD);
    await signIn(ben.page, 'Ben@example.com', PASSWORD);
    orgId = /\/o\/([^/]+)/.exec(ana.page.url())?.[1] ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('says that nothing waits while nothing does', async () => {
    await ana.page.keyboard.press('g');
    await ana.page.keyboard.press('u');
    await ana.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    expect(await seriousFaults(ana.page)).toEqual([]);
  });

  /** Opens a document as Ben, as his browser would. */
  const joinAsBen = async (docId: string) => {
    const cookie = (await ben.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${docId}`;
    return SyncClient.join({ url, headers: { cookie, origin: installation.url } });
  };

  test('lists what waits, and Ana answers all of it by keyboard alone while Ben sees it on the board', async () => {
    const writer = await joinAsBen(boardId);
    const { doc } = writer;
    doc.transact(() => {
      const board = boardIn(doc);
      const mine = { owner: 'Ana', currentLikelihood: 3, currentImpact: 4 };
      insertRecord(board, 'teams', 'pay', { name: 'Payments', lead: 'Ana' });
      insertRecord(board, 'risks', 'r1', { title: 'Vendor fails', key: 'R-01', ...mine });
      insertRecord(board, 'risks', 'r2', { title: 'Certificate late', key: 'R-02', ...mine });
      insertRecord(board, 'actions', 'a1', { title: 'Hire', riskId: 'r1', owner: 'Ana', due: '2026-01-09' });
      const dates = { start: '2026-01-05', end: '2026-01-30' };
      insertRecord(board, 'initiatives', 'i1', { title: 'Ledger', teamId: 'pay', ...dates, status: 'done' });
      insertRecord(board, 'initiatives', 'i2', { title: 'Migration', owner: 'Ana', ...dates });
      insertRecord(board, 'initiatives', 'i3', { title: 'Checkout' });
      insertRecord(board, 'dependencies', 'd1', { fromId: 'i1', toId: 'i3', what: 'API', needBy: '2099-03-01' });
    });
    await writer.saved();
    const talk = await joinAsBen(`${boardId}/session`);
    addComment(
      openSessionDoc(talk.doc),
      {
        recordKind: 'risks',
        recordId: 'r1',
        text: '@Ana is it so?',
        mentions: [{ userId: userIds.Ana ?? '', name: 'Ana' }],
      },
      { actor: userIds.Ben ?? '', now: new Date().toISOString(), newId: () => 'c1' },
    );
    await talk.saved();
    writer.ws.close();
    talk.ws.close();

    const { page } = ana;
    await expect
      .poll(
        async () => {
          await page.reload();
          // The list and its count are asked for one after the other.
          return [await page.getByRole('article').count(), /\d+/.exec(await counted(page))?.[0]];
        },
        { timeout: 20_000 },
      )
      .toEqual([6, '6']);
    expect(await seriousFaults(page)).toEqual([]);
    await openBoard(ben.page, boardId, 'risks', 'risks/r1');
    const panel = ben.page.getByRole('dialog');
    await panel.getByText('never reviewed').waitFor();

    // One key: still true.
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('Vendor fails');
    await page.keyboard.press('y');
    await row(page, /Vendor fails/)
      .getByText('Saved: Reviewed today')
      .waitFor();
    await panel.getByRole('button', { name: 'Reviewed today' }).waitFor();

    // Two digits and a reason.
    expect(await focused(page)).toContain('Certificate late');
    await page.keyboard.type('24');
    await page.keyboard.type('The lab has a slot');
    await page.keyboard.press('Enter');
    await row(page, /Certificate late/)
      .getByText('Saved: Scored 2 × 4')
      .waitFor();

    await walkTo(page, 'Hire');
    await page.keyboard.press('e');
    await page.keyboard.type('+14');
    await page.keyboard.press('Enter');
    await row(page, /Hire/)
      .getByText(/Saved: Due/)
      .waitFor();

    await walkTo(page, 'Ledger');
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    await row(page, /Ledger/)
      .getByRole('alert')
      .getByText('Say it in a few words.')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await row(page, /Ledger/)
      .getByText('Saved: Committed')
      .waitFor();

    await walkTo(page, 'Vendor fails, Programme');
    await page.keyboard.press('j');
    await walkTo(page, 'Migration');
    await page.keyboard.press('d');
    await row(page, /Migration/)
      .getByText('Saved: Done')
      .waitFor();
    // Not done after all: taken back, and done again.
    await page.keyboard.press('z');
    await row(page, /Migration/)
      .getByRole('button', { name: 'New end' })
      .waitFor();
    const status = async () =>
      (await exportBoard(installation, boardId)).initiatives.find(({ id }) => id === 'i2')?.status;
    expect([await status(), await focused(page)]).toEqual(['planned', expect.stringContaining('Migration')]);
    await page.keyboard.press('d');
    await row(page, /Migration/)
      .getByText('Saved: Done')
      .waitFor();
    expect(await focused(page)).toContain('Vendor fails');
    await page.keyboard.press('r');
    await page.keyboard.type('Yes, it is.');
    await page.keyboard.press('Enter');
    await page.getByText('Saved: Replied').waitFor();
    await panel.getByText('Yes, it is.').waitFor();

    const { risks, actions, dependencies, initiatives, reasons } = await exportBoard(installation, boardId);
    expect(risks.find(({ id }) => id === 'r2')).toMatchObject({ currentLikelihood: 2, currentImpact: 4 });
    expect(reasons).toMatchObject([{ recordId: 'r2', text: 'The lab has a slot', from: '12 H', to: '8 M' }]);
    expect(actions[0]?.due).not.toBe('2026-01-09');
    expect(dependencies[0]).toMatchObject({ state: 'committed', promised: '2099-03-01' });
    expect(initiatives.find(({ id }) => id === 'i2')?.status).toBe('done');
    expect(await counted(page)).not.toMatch(/\d/);

    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    // The sheet gives the focus back to the row that had it.
    await page.locator('article:focus').waitFor();
    await walkTo(page, 'Certificate late');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/risks\?item=risks\/r2/);
    await page.getByRole('dialog').getByText('The lab has a slot').first().waitFor();
    expect([...ana.faults, ...ben.faults]).toEqual([]);
  });

  test('refuses viewers, strangers and archived boards, and says why', async () => {
    const vic = await visit(browser, installation.url);
    await signIn(vic.page, 'Vic@example.com', PASSWORD);
    const eve = await visit(browser, installation.url);
    const account = ['--email', 'Eve@example.com', '--name', 'Ana', '--password', PASSWORD];
    await installation.command('user', 'add', ...account, '--org', 'Rival', '--role', 'owner');
    await signIn(eve.page, 'Eve@example.com', PASSWORD);
    const answer = { type: 'action-done', boardId, id: 'a1', seen: { due: null } };
    const post = (page: Page, org: string, data: unknown) =>
      page.request.post(`/o/${org}/updates/answer`, { data, headers: { origin: installation.url } });

    expect((await post(vic.page, orgId, answer)).status()).toBe(403);
    expect((await post(eve.page, orgId, answer)).status()).toBe(403);
    const rivalId = /\/o\/([^/]+)/.exec(eve.page.url())?.[1] ?? '';
    expect((await post(eve.page, rivalId, answer)).status()).toBe(403);
    expect((await eve.page.goto(`/o/${orgId}/updates`))?.status()).toBe(403);
    await eve.page.goto(`/o/${rivalId}/updates`);
    await eve.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    expect((await post(ana.page, orgId, { ...answer, type: 'no such' })).status()).toBe(400);
    const stale = await post(ana.page, orgId, answer);
    expect([stale.status(), await stale.json()]).toMatchObject([200, { ok: true }]);
    const again = await post(ana.page, orgId, answer);
    expect(again.status()).toBe(409);
    expect(await again.json()).toMatchObject({ ok: false, message: expect.stringContaining('done on') });
    await ana.page.request.post(`/o/${orgId}/boards`, {
      form: { intent: 'archive', boardId },
      headers: { origin: installation.url },
    });
    const filed = await post(ana.page, orgId, {
      ...answer,
      type: 'initiative-done',
      id: 'i3',
      seen: { end: null, status: 'planned' },
    });
    expect([filed.status(), await filed.json()]).toEqual([
      409,
      { ok: false, message: 'This board is archived: nothing on it changes any more.' },
    ]);
  });
});
