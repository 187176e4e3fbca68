import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { boxOf, closePanel, drag, expectRecord, exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';
import { realPlan } from './support/real-plans.ts';

const plan = realPlan();
if (!plan && process.env.QUARTERDECK_REQUIRE_ALL !== '1') {
  process.stdout.write('left out: the story on the real plan (its data is not beside the project)\n');
}

const PASSWORD = 'a long enough password';
const people = ['ana', 'ben', 'vic'] as const;
const ROLES = { ana: 'owner', ben: 'editor', vic: 'viewer' } as const;

describe.skipIf(!plan && process.env.QUARTERDECK_REQUIRE_ALL !== '1')('two people plan live on the real plan', () => {
  let installation: Installation;
  let browser: Browser;
  let boardId: string;
  let board: PlainBoard;
  const visitors = {} as Record<(typeof people)[number], Visitor>;
  const initiative = (key: string) => {
    const found = board.initiatives.find((record) => record.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };

  beforeAll(async () => {
    installation = await install();
    for (const name of people) {
      const email = `${name}@example.com`;
      await installation.command(
        'user',
        'add',
        '--email',
        email,
        '--password',
        PASSWORD,
        '--org',
        'Acme',
        '--role',
        ROLES[name],
      );
    }
    ({ id: boardId } = await installation.command<{ id: string }>(
      'board',
      'create',
      '--org',
      'Acme',
      '--title',
      'Enhancements',
    ));
    await installation.command('board', 'import', '--board', boardId, plan ?? '');
    board = await exportBoard(installation, boardId);
    browser = await launchChromium();
    await Promise.all(
      people.map(async (name) => {
        visitors[name] = await visit(browser, installation.url);
        await signIn(visitors[name].page, `${name}@example.com`, PASSWORD);
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('the import brought every row, its team, its stages and its links', () => {
    expect(board.initiatives).toHaveLength(468);
    expect(board.teams.length).toBeGreaterThanOrEqual(23);
    expect(board.dependencies.length).toBeGreaterThan(50);
    expect(initiative('KEP-127')).toMatchObject({ start: '2022-08-23', end: '2026-04-22', status: 'done' });
  });

  test('a bar that Ana drags moves for Ben, and its length stays', async () => {
    const { id, start, end } = initiative('KEP-127');
    const { page } = visitors.ana;
    await openBoard(page, boardId, 'roadmap', `initiatives/${id}`);
    await openBoard(visitors.ben.page, boardId, 'roadmap', `initiatives/${id}`);
    await closePanel(page);
    const before = await boxOf(visitors.ben.page, 'initiatives', id);
    const box = await boxOf(page, 'initiatives', id);
    const middle = { x: box.x + Math.min(box.width, 900) / 2, y: box.y + box.height / 2 };
    await drag(page, middle, { x: middle.x + 120, y: middle.y });
    await waitForSaved(page);
    await expect.poll(async () => (await boxOf(visitors.ben.page, 'initiatives', id)).x).toBeGreaterThan(before.x + 60);
    const moved = (await exportBoard(installation, boardId)).initiatives.find((record) => record.id === id);
    expect(Date.parse(moved?.start ?? '')).toBeGreaterThan(Date.parse(start ?? ''));
    expect(Date.parse(moved?.end ?? '')).toBeGreaterThan(Date.parse(end ?? ''));
  });

  test('undo is mine alone: Ana takes her move back, Ben keeps what he wrote meanwhile', async () => {
    const { id, start, end } = initiative('KEP-127');
    const ben = visitors.ben.page;
    await ben.getByRole('dialog').getByLabel('Progress').fill('35');
    await ben.getByRole('dialog').getByLabel('Progress').press('Enter');
    await expectRecord(installation, boardId, 'initiatives', id, { progress: 35 });
    await visitors.ana.page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'initiatives', id, { start, end, progress: 35 });
  });

  test('the edge of a bar changes one date', async () => {
    const { id, start, end } = initiative('KEP-127');
    const { page } = visitors.ana;
    const box = await boxOf(page, 'initiatives', id);
    const edge = { x: box.x + box.width - 2, y: box.y + box.height / 2 };
    await page.mouse.click(box.x + box.width / 2, edge.y);
    await drag(page, edge, { x: edge.x - 60, y: edge.y });
    await waitForSaved(page);
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).initiatives.find((record) => record.id === id)?.end)
      .not.toBe(end);
    await expectRecord(installation, boardId, 'initiatives', id, { start });
  });

  test('each sees the other by name', async () => {
    await visitors.ben.page.mouse.move(700, 500);
    await visitors.ben.page.mouse.move(720, 520);
    await visitors.ana.page.getByText('ben', { exact: true }).first().waitFor();
    await visitors.ana.page.getByRole('button', { name: /other.* here/ }).click();
    await visitors.ana.page.getByText('Here now').waitFor();
    await visitors.ana.page.keyboard.press('Escape');
  });

  test('a risk is added in the register by keyboard alone and appears in the matrix of the other', async () => {
    const { page } = visitors.ana;
    await page.goto(`/b/${boardId}/risks`);
    await page.getByRole('button', { name: 'Add risk' }).click();
    await page.getByRole('grid').waitFor();
    await page.keyboard.type('Alpha slips a release');
    await page.keyboard.press('Enter');
    await waitForSaved(page);
    const { risks } = await exportBoard(installation, boardId);
    expect(risks).toMatchObject([{ title: 'Alpha slips a release', key: 'R-01' }]);
    await openBoard(visitors.ben.page, boardId, 'matrix');
    await visitors.ben.page.getByRole('region', { name: 'Not scored' }).getByText('Alpha slips a release').waitFor();
  });

  test('a chip that is dragged to another cell is scored again', async () => {
    const [risk] = (await exportBoard(installation, boardId)).risks;
    const id = risk?.id ?? '';
    const ana = visitors.ana.page;
    await openBoard(ana, boardId, 'risks', `risks/${id}`);
    await setScore(visitors.ana, 'Likelihood', 2);
    await setScore(visitors.ana, 'Impact', 2);
    await expectRecord(installation, boardId, 'risks', id, { currentLikelihood: 2, currentImpact: 2 });

    const ben = visitors.ben.page;
    const box = await boxOf(ben, 'risks', id);
    const cell = await cellSize(ben, box);
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await drag(ben, from, { x: from.x + cell.width, y: from.y - cell.height });
    await expectRecord(installation, boardId, 'risks', id, { currentLikelihood: 3, currentImpact: 3 });
  });

  test('a viewer sees every change and can make none', async () => {
    const { page } = visitors.vic;
    const { id, start, end } = initiative('KEP-24');
    await openBoard(page, boardId, 'roadmap', `initiatives/${id}`);
    await page.locator('[data-save-status="read-only"]').waitFor();
    expect(await page.getByRole('dialog').getByLabel('Progress').isEditable()).toBe(false);
    await closePanel(page);
    const box = await boxOf(page, 'initiatives', id);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await drag(page, middle, { x: middle.x + 150, y: middle.y });
    await page.keyboard.press('Delete');
    expect(await boxOf(page, 'initiatives', id)).toEqual(box);
    await openBoard(page, boardId, 'initiatives');
    expect(await page.getByRole('button', { name: 'Add initiative' }).count()).toBe(0);
    await expectRecord(installation, boardId, 'initiatives', id, { start, end });
  });

  test('a server that is killed and started again has lost nothing, and the browsers come back by themselves', async () => {
    const { id } = initiative('KEP-24');
    const { page } = visitors.ana;
    await openBoard(page, boardId, 'roadmap', `initiatives/${id}`);
    await page.getByRole('dialog').getByLabel('Progress').fill('61');
    await page.getByRole('dialog').getByLabel('Progress').press('Enter');
    await waitForSaved(page);
    await expectRecord(installation, boardId, 'initiatives', id, { progress: 61 });
    await installation.kill();
    await page.locator('[data-save-status="offline"]').waitFor();
    await page.getByRole('dialog').getByLabel('Progress').fill('62');
    await page.getByRole('dialog').getByLabel('Progress').press('Enter');
    await installation.start();
    await waitForSaved(page);
    await expectRecord(installation, boardId, 'initiatives', id, { progress: 62 });
    await expect.poll(() => visitors.ben.page.locator('[data-save-status="saved"]').count()).toBe(1);
  });

  test('a snapshot is taken by name and opens read-only as the board was', async () => {
    const { page } = visitors.ana;
    const { id } = initiative('KEP-24');
    await openBoard(page, boardId, 'history');
    await page.getByRole('button', { name: 'Take a snapshot' }).first().click();
    await page.getByLabel('Name').fill('Mid-year plan');
    await page.getByRole('button', { name: 'Take it' }).click();
    const link = page.getByRole('link', { name: 'Mid-year plan', exact: true });
    await link.waitFor();
    await installation.command('board', 'snapshot', '--board', boardId, '--name', 'By hand');

    await openBoard(visitors.ben.page, boardId, 'roadmap', `initiatives/${id}`);
    await visitors.ben.page.getByRole('dialog').getByLabel('Progress').fill('99');
    await visitors.ben.page.getByRole('dialog').getByLabel('Progress').press('Enter');
    await expectRecord(installation, boardId, 'initiatives', id, { progress: 99 });

    await link.click();
    await page.getByText('read-only').first().waitFor();
    await boxOf(page, 'initiatives', id);
    await page.goto(`${page.url().split('?')[0]}?item=initiatives/${id}`);
    expect(await page.getByRole('dialog').getByLabel('Progress').inputValue()).toMatch(/^62/);
  });

  test('the dependency page counts the links between teams', async () => {
    const { page } = visitors.ana;
    const now = await exportBoard(installation, boardId);
    await page.goto(`/b/${boardId}/roadmap`);
    const orgId = await page.getByRole('link', { name: 'All boards' }).getAttribute('href');
    await page.goto(`${orgId?.replace(/\/boards.*$/, '')}/dependencies`);
    await page.getByRole('table').first().waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain(String(now.dependencies.length));
    expect(text).toContain('sig-node');
  });

  test('no page printed an error or asked another server for anything', () => {
    const expected = /WebSocket connection|ERR_CONNECTION_REFUSED|Failed to load resource: net::ERR/;
    for (const name of people) expect(visitors[name].faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });

  async function setScore({ page }: Visitor, axis: 'Likelihood' | 'Impact', step: number): Promise<void> {
    const group = page.getByRole('dialog').getByRole('radiogroup', { name: axis, exact: true });
    await group
      .locator('label')
      .nth(step - 1)
      .click();
  }

  async function cellSize(page: Visitor['page'], chip: { width: number }) {
    // A chip is as wide as its cell but for the insets: that gives the zoom.
    const zoom = chip.width / (184 - 16);
    return page.evaluate((z) => ({ width: 190 * z, height: 138 * z }), zoom);
  }
});
