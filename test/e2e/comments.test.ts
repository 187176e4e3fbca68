import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const ROLES = { ana: 'owner', cleo: 'commenter', vic: 'viewer' } as const;
const NAMES = ['ana', 'cleo', 'vic'] as const;
const PLAN = `Key,Title,Team,Start,End,Status
PAY-1,Settlement ledger,Payments,2027-01-11,2027-03-19,in progress
PAY-2,Instant payouts,Payments,2027-02-01,2027-04-30,planned
`;

describe('people talk about a record', () => {
  let installation: Installation;
  let browser: Browser;
  let boardId: string;
  let itemId: string;
  const visitors = {} as Record<(typeof NAMES)[number], Visitor>;
  const pageOf = (name: (typeof NAMES)[number]): Page => visitors[name].page;
  const comments = (page: Page) => page.getByRole('region', { name: 'Comments' });
  const open = async (page: Page) => {
    await openBoard(page, boardId, 'initiatives', `initiatives/${itemId}`);
    await comments(page).waitFor();
  };

  beforeAll(async () => {
    installation = await install();
    for (const name of NAMES) {
      const person = ['--email', `${name}@example.com`, '--password', PASSWORD, '--name', name.toUpperCase()];
      await installation.command('user', 'add', ...person, '--org', 'Acme', '--role', ROLES[name]);
    }
    const created = ['--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>('board', 'create', ...created));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
    itemId = (await exportBoard(installation, boardId)).initiatives.find(({ key }) => key === 'PAY-1')?.id ?? '';
    browser = await launchChromium();
    await Promise.all(
      NAMES.map(async (name) => {
        visitors[name] = await visit(browser, installation.url);
        await signIn(pageOf(name), `${name}@example.com`, PASSWORD);
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('a commenter names the owner by keyboard alone; she is told live, though her panel is closed', async () => {
    const [ana, cleo] = [pageOf('ana'), pageOf('cleo')];
    await openBoard(ana, boardId, 'initiatives');
    await open(cleo);
    const composer = comments(cleo).getByLabel('New comment');
    await composer.focus();
    await cleo.keyboard.type('Who signs this off, @an');
    await cleo.getByRole('option', { name: 'ANA' }).waitFor();
    await cleo.keyboard.press('Enter');
    await cleo.keyboard.type('? See https://example.com/a.');
    await cleo.keyboard.press('Enter');
    await cleo.keyboard.type('Thanks');
    await cleo.keyboard.press('Control+Enter');
    await comments(cleo).getByText('Thanks').waitFor();
    expect(await composer.inputValue()).toBe('');
    expect(await comments(cleo).getByRole('link').getAttribute('href')).toBe('https://example.com/a');

    await ana.getByText('CLEO mentioned you').waitFor();
    await ana.getByRole('button', { name: 'Comments, 1 mention of you' }).waitFor();
    await ana.getByRole('img', { name: '1 open comment' }).waitFor();
  });

  test('the owner opens it from the header, replies, and the reply is seen live by all', async () => {
    const [ana, cleo, vic] = [pageOf('ana'), pageOf('cleo'), pageOf('vic')];
    await open(vic);
    await ana.getByRole('button', { name: 'Comments, 1 mention of you' }).click();
    await ana
      .getByRole('dialog', { name: 'Comments' })
      .getByRole('button', { name: /Settlement ledger/ })
      .first()
      .click();
    await comments(ana).getByRole('button', { name: 'Reply' }).click();
    await ana.keyboard.type('I do');
    await ana.keyboard.press('Control+Enter');
    for (const page of [ana, cleo, vic]) await comments(page).getByText('I do').waitFor();
    await ana.getByRole('button', { name: 'Comments', exact: true }).waitFor();
  });

  test('a viewer reads and has nothing to write with; nobody has buttons on what another wrote', async () => {
    const [cleo, vic] = [pageOf('cleo'), pageOf('vic')];
    expect(await comments(vic).getByRole('textbox').count()).toBe(0);
    expect(await comments(vic).getByRole('button').count()).toBe(0);
    const reply = comments(cleo).locator('[data-comment]', { hasText: 'I do' });
    expect(await reply.getByRole('button').count()).toBe(0);
  });

  test('one’s own is changed and deleted, and taken back; a deleted first comment leaves the replies', async () => {
    const [ana, cleo] = [pageOf('ana'), pageOf('cleo')];
    const first = comments(cleo).locator('[data-comment]').first();
    await first.hover();
    await first.getByRole('button', { name: 'Edit comment' }).click();
    await cleo.keyboard.press('Control+End');
    await cleo.keyboard.type(' a lot');
    await cleo.keyboard.press('Control+Enter');
    await comments(ana).getByText('Thanks a lot').waitFor();
    await first.hover();
    await first.getByRole('button', { name: 'Delete comment' }).click();
    await comments(ana).getByText('Deleted comment').waitFor();
    expect(await comments(ana).getByText('I do').count()).toBe(1);
    await cleo.getByRole('button', { name: 'Undo' }).click();
    await comments(ana).getByText('Thanks a lot').waitFor();
  });

  test('a resolved thread is folded away for all, and can be opened again', async () => {
    const [ana, vic] = [pageOf('ana'), pageOf('vic')];
    await comments(ana).getByRole('button', { name: 'Resolve' }).click();
    await comments(vic).getByRole('button', { name: 'Show 1 resolved' }).click();
    await comments(vic).getByText('Resolved by ANA').waitFor();
    await comments(ana).getByRole('button', { name: 'Show 1 resolved' }).click();
    await comments(ana).getByRole('button', { name: 'Reopen' }).click();
    await comments(vic).getByRole('list', { name: 'Open threads' }).waitFor();
  });

  test('a draft outlives the panel; Escape leaves the composer, then closes the panel', async () => {
    const page = pageOf('cleo');
    await comments(page).getByLabel('New comment').fill('Not sent yet');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open(page);
    expect(await comments(page).getByLabel('New comment').inputValue()).toBe('Not sent yet');
  });

  test('what is shown has no serious fault, and no page printed an error', async () => {
    expect(await seriousFaults(pageOf('cleo'))).toEqual([]);
    await pageOf('ana').getByRole('button', { name: 'Comments', exact: true }).click();
    await pageOf('ana').getByRole('dialog', { name: 'Comments' }).getByText('Open on this board').waitFor();
    expect(await seriousFaults(pageOf('ana'))).toEqual([]);
    for (const name of NAMES) expect(visitors[name].faults).toEqual([]);
  });
});
