import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe.ts';
import { exportBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const PLAN = `Key,Title,Team,Start,End,Status,Owner
PAY-1,Settlement ledger,Payments,2027-03-01,2027-03-12,planned,Robin
PAY-2,Instant payouts,Payments,2027-03-15,2027-04-02,planned,Robin
DAT-1,Event catalogue,Data,2027-03-01,2027-05-07,blocked,Kim
DAT-2,Lineage,Data,2027-06-01,2027-07-02,planned,
`;

const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000, interval: 100 });

describe('the register as a sheet, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;

  const plan = () => exportBoard(installation, boardId);
  const initiatives = async () => (await plan()).initiatives;
  const seen = async (field: 'status' | 'start' | 'title' | 'owner') =>
    (await initiatives()).map((initiative) => initiative[field]);
  const cell = (key: string, column: string, at = page) =>
    at.locator('[data-row]', { hasText: key }).locator(`[data-column="${column}"]`);
  const keys = async (...pressed: readonly string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const order = () => page.locator('[data-row] [data-column="key"]').allInnerTexts();
  const enter = async (name: string, role: string) => {
    const account = ['--email', `${name}@example.com`, '--password', PASSWORD, '--org', 'Acme', '--role', role];
    await installation.command('user', 'add', ...account);
    const visitor = await visit(browser, installation.url);
    await signIn(visitor.page, `${name}@example.com`, PASSWORD);
    return visitor;
  };

  beforeAll(async () => {
    installation = await install();
    browser = await launchChromium();
    ana = await enter('ana', 'owner');
    ({ page } = ana);
  });
  beforeEach(async () => {
    const create = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...create));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
    await page.goto(`/b/${boardId}/initiatives`);
    await page.getByRole('grid').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('ticked rows are changed together, with one reason, and taken back together', async () => {
    await cell('PAY-1', 'title').click();
    await keys('Space', 'ArrowDown', 'ArrowDown', 'Shift+Space');
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Set a field' }).click();
    const form = page.getByRole('dialog', { name: 'Set a field of the selected rows' });
    await form.getByLabel('Field').selectOption({ label: 'Status' });
    await form.getByLabel('Value').fill('Done');
    await keys('Enter');
    await form.getByLabel('Why?').fill('shipped in March');
    await form.getByRole('button', { name: 'Set 3' }).click();
    await eventually(() => seen('status')).toEqual(['done', 'done', 'done', 'planned']);
    const { reasons } = await plan();
    expect(reasons.map(({ text, from, to }) => [text, from, to])).toEqual(
      expect.arrayContaining([['shipped in March', 'Planned', 'Done']]),
    );
    expect(reasons).toHaveLength(3);
    await cell('PAY-1', 'title').click();
    await keys('Control+z');
    await eventually(() => seen('status')).toEqual(['planned', 'planned', 'blocked', 'planned']);
    expect((await plan()).reasons).toEqual([]);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await eventually(() => seen('title')).toEqual(['Lineage']);
  });

  test('columns move, widen and hide by keyboard; several sort, one groups: all of it stands in the address', async () => {
    await cell('PAY-1', 'teamId').click();
    await keys('Control+ArrowUp', 'ArrowUp', 'Control+Shift+ArrowLeft');
    await page.waitForURL(/cols=key%2CteamId%2Ctitle|cols=key,teamId,title/);
    await keys('Shift+ArrowRight');
    await page.waitForURL(/teamId(%3A|:)164/);
    await keys('Enter');
    await page.locator('[data-head="start"]').click({ modifiers: ['Shift'] });
    await page.locator('[data-head="start"]').click({ modifiers: ['Shift'] });
    await eventually(order).toEqual(['DAT-2', 'DAT-1', 'PAY-2', 'PAY-1']);
    await page.locator('[data-head="owner"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Group by this' }).click();
    await page.locator('[data-row^="group:owner:"]', { hasText: 'Nobody' }).waitFor();
    await page.locator('[data-row^="group:owner:"]', { hasText: 'Robin' }).click();
    await eventually(order).toEqual(['DAT-1', 'DAT-2']);
    await page.reload();
    await page.getByRole('grid').waitFor();
    await eventually(order).toEqual(['DAT-1', 'PAY-2', 'PAY-1', 'DAT-2']);
  });

  test('columns that are kept in sight stay there while the others scroll, after a reload too', async () => {
    await page.setViewportSize({ width: 760, height: 700 });
    const left = async (column: string) => (await cell('PAY-1', column).boundingBox())?.x ?? Number.NaN;
    const scroll = () =>
      page.getByRole('grid').evaluate((grid) => {
        grid.scrollLeft = 240;
      });
    await page.locator('[data-head="title"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Keep in sight up to here' }).click();
    await page.waitForURL(/frozen=/);
    const [title, status] = [await left('title'), await left('status')];
    await scroll();
    expect(await left('title')).toBeCloseTo(title);
    expect(await left('status')).toBeCloseTo(status - 240);
    await page.reload();
    await page.getByRole('grid').waitFor();
    await scroll();
    expect(await left('title')).toBeCloseTo(title);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('the register of risks shows what a review asks for, and marks what was not reviewed in time', async () => {
    await page.goto(`/b/${boardId}/risks`);
    await page.getByRole('button', { name: 'Add risk' }).click();
    await page.getByRole('grid').waitFor();
    await page.keyboard.type('The bank answers late');
    await keys('Enter');
    const heads = await page.locator('[data-head]').evaluateAll((all) => all.map((head) => head.textContent));
    const asked = ['ID', 'Risk', 'Cause', 'Event', 'Consequence', 'Owner', 'Likelihood', 'Impact', 'Score', 'Level'];
    const more = ['Trend', 'Response', 'ROAM', 'Next action due', 'Last reviewed', 'Threatens'];
    expect(heads.map((head) => head?.trim())).toEqual(expect.arrayContaining([...asked, ...more]));
    const [risk] = (await plan()).risks;
    const reviewed = cell('The bank answers late', 'lastReviewed');
    expect(risk?.reviewEveryDays).toBeGreaterThan(0);
    await reviewed.click();
    await keys('F2');
    await page.keyboard.type('2020-01-02');
    await keys('Enter');
    await reviewed.getByText('2 Jan 2020').waitFor();
    await eventually(async () => (await plan()).risks[0]?.lastReviewed).toBe('2020-01-02');
    await reviewed.getByText('past its review interval').waitFor({ state: 'attached' });
  });

  test('a saved view has an address; others use it, a viewer too; what was changed since is said', async () => {
    await page.goto(`/b/${boardId}/initiatives?team=none&status=blocked`);
    await page.goto(`/b/${boardId}/initiatives?status=blocked&group=teamId`);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as a new view' }).click();
    await page.getByLabel('Name').fill('Blocked');
    await keys('Enter');
    await page.waitForURL(/\?view=[^&]+$/);
    await waitForSaved(page);
    const { views } = await plan();
    expect(views).toMatchObject([
      { title: 'Blocked', picture: 'initiatives', filters: { status: ['blocked'] }, groupBy: 'teamId', owner: null },
    ]);

    const vic = await enter('vic', 'viewer');
    await vic.page.goto(`/b/${boardId}/initiatives?view=${views[0]?.id}`);
    await vic.page.getByText('1 of 4').waitFor();
    await vic.page.getByRole('button', { name: 'View Blocked' }).click();
    await vic.page.getByRole('menuitem', { name: 'All initiatives' }).waitFor();
    expect(await vic.page.getByRole('menuitem', { name: /Save|Rename|Delete/ }).count()).toBe(0);
    await vic.context.close();

    await page.getByRole('searchbox').fill('ledger');
    await page.getByRole('button', { name: 'View Blocked, changed, not saved' }).click();
    await page.getByRole('menuitem', { name: 'Save the changes' }).click();
    await eventually(async () => (await plan()).views[0]?.search).toBe('ledger');
    await page.getByRole('button', { name: 'View Blocked', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete “Blocked”' }).click();
    await eventually(async () => (await plan()).views).toEqual([]);
  });

  test('two people in the grid: the cell that one edits shows the name to the other, then the value', async () => {
    const ben = await enter('ben', 'editor');
    await ben.page.goto(`/b/${boardId}/initiatives`);
    await ben.page.getByRole('grid').waitFor();
    const flashes = () =>
      ben.page.evaluate(
        () =>
          document
            .getAnimations()
            .filter(
              ({ effect }) =>
                effect instanceof KeyframeEffect && (effect.target as HTMLElement).dataset.column === 'owner',
            ).length,
      );
    await cell('PAY-2', 'owner').click();
    await keys('F2');
    await cell('PAY-2', 'owner', ben.page).getByText('ana').waitFor();
    await page.keyboard.type('Alex');
    await keys('Enter');
    await cell('PAY-2', 'owner', ben.page).getByText('Alex').waitFor();
    // Who asked for less motion sees the value change, and no more.
    expect(await flashes()).toBe(0);

    await ben.page.emulateMedia({ reducedMotion: 'no-preference' });
    const flashed = ben.page.waitForFunction(() =>
      document
        .getAnimations()
        .some(
          ({ effect }) => effect instanceof KeyframeEffect && (effect.target as HTMLElement).dataset.column === 'owner',
        ),
    );
    await cell('PAY-1', 'owner').click();
    await page.keyboard.type('Kim');
    await keys('Enter');
    await flashed;
    await cell('PAY-1', 'owner', ben.page).getByText('Kim').waitFor();
    await ben.context.close();
  });

  test('each kind has its register, the tab leads to the last one, and none has serious faults, wide or narrow', async () => {
    const { initiatives: list } = await plan();
    await page.goto(`/b/${boardId}/links`);
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByLabel('Supplies').fill('Settlement ledger');
    await keys('Enter');
    await page.getByLabel('Needs it').fill('Instant payouts');
    await keys('Enter');
    await page.getByRole('button', { name: 'Link them' }).click();
    await eventually(async () => (await plan()).dependencies.map(({ fromId, toId }) => [fromId, toId])).toEqual([
      [list.find(({ key }) => key === 'PAY-1')?.id, list.find(({ key }) => key === 'PAY-2')?.id],
    ]);
    for (const [kind, noun] of [
      ['milestones', 'milestone'],
      ['actions', 'action'],
      ['risks', 'risk'],
    ]) {
      await page.goto(`/b/${boardId}/${kind}`);
      await page.getByRole('button', { name: `Add ${noun}` }).click();
      await page.getByRole('grid').waitFor();
      await page.keyboard.type(`One ${noun}`);
      await keys('Enter');
      await waitForSaved(page);
    }
    const board = await plan();
    expect([board.milestones, board.actions, board.risks].map(([record]) => record?.title)).toEqual([
      'One milestone',
      'One action',
      'One risk',
    ]);
    await page.goto(`/b/${boardId}/roadmap`);
    await page.getByRole('link', { name: 'Register' }).click();
    await page.waitForURL(/\/risks$/);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const kind of ['risks', 'initiatives?group=teamId', 'milestones', 'actions', 'links']) {
        await page.goto(`/b/${boardId}/${kind}`);
        await page.getByRole('grid').waitFor();
        expect(await seriousFaults(page), `${kind} ${width}`).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(ana.faults).toEqual([]);
  });
});
