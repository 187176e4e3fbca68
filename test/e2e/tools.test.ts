import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#shared/schedule/calendar.ts';
import { boxOf, expectRecord, exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
const PLAN = `Key,Title,Team,Start,End,Status,Depends on
PAY-1,Settlement ledger,Payments,${addDays(today, -10)},${addDays(today, 40)},in progress,
PAY-2,Instant payouts,Payments,${addDays(today, 50)},${addDays(today, 90)},planned,PAY-1
DAT-1,Event catalogue,Data,${addDays(today, -5)},${addDays(today, 30)},planned,
`;

describe('the tools over the canvas, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;

  const newBoard = async () => {
    const { id } = await installation.command<{ id: string }>('board', 'create', '--org', 'Acme', '--title', 'Plan');
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', id, file);
    return id;
  };
  const initiatives = async (id = boardId) => (await exportBoard(installation, id)).initiatives;
  const record = async (key: string) => {
    const found = (await initiatives()).find((initiative) => initiative.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  const middleOf = async (id: string) => {
    const { x, y, width, height } = await boxOf(page, 'initiatives', id);
    return { x: x + width / 2, y: y + height / 2 };
  };
  const choose = (name: string) => page.getByRole('menuitem', { name, exact: false }).click();

  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  /** Goes down the open menu by key until the item with this name has the focus; the menu moves it a moment after the key. */
  const walkTo = async (role: 'menuitem' | 'menuitemcheckbox', name: string) => {
    const wanted = page.getByRole(role, { name }).and(page.locator(':focus'));
    while ((await wanted.count()) === 0) {
      const before = await focused();
      await page.keyboard.press('ArrowDown');
      await expect.poll(focused).not.toBe(before);
    }
  };

  beforeAll(async () => {
    installation = await install();
    const user = (email: string, role: string) =>
      installation.command('user', 'add', '--email', email, '--password', PASSWORD, '--org', 'Acme', '--role', role);
    await user('ana@example.com', 'owner');
    await user('vic@example.com', 'viewer');
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, 'ana@example.com', PASSWORD);
  });
  beforeEach(async () => {
    boardId = await newBoard();
    await openBoard(page, boardId, 'roadmap');
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  test('the context menu changes a status by pointer, and moves a bar to another team by keyboard', async () => {
    const ledger = await record('PAY-1');
    const { teamId } = await record('DAT-1');
    const at = await middleOf(ledger.id);
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await choose('Status');
    await page.getByRole('menuitemcheckbox', { name: 'Blocked' }).click();
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { status: 'blocked' });

    // Away from where the menu opens: what appears under a resting pointer takes the focus from the keys.
    await page.mouse.move(5, 5);
    await page.keyboard.press('Shift+F10');
    await page.locator('[role="menu"]:focus-within').waitFor();
    await walkTo('menuitem', 'Move to');
    await page.keyboard.press('ArrowRight');
    await page.locator('[role="menuitemcheckbox"]:focus').waitFor();
    await walkTo('menuitemcheckbox', 'Data');
    await page.keyboard.press('Enter');
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { teamId });
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  test('a link is made to what is found by name, and a milestone where the pointer is', async () => {
    const [ledger, catalogue] = [await record('PAY-1'), await record('DAT-1')];
    const at = await middleOf(ledger.id);
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await choose('Waits for');
    await page.getByRole('combobox').fill('catal');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).dependencies.map((link) => [link.fromId, link.toId]))
      .toContainEqual([catalogue.id, ledger.id]);

    const { x, y, height } = await boxOf(page, 'initiatives', catalogue.id);
    await page.mouse.click(Math.max(260, x - 60), y + height / 2, { button: 'right' });
    await choose('Add milestone here');
    await page.getByRole('dialog').waitFor();
    await expect
      .poll(async () => (await exportBoard(installation, boardId)).milestones)
      .toMatchObject([{ title: 'New milestone', teamId: catalogue.teamId }]);
  });

  test('copied bars are pasted on another board with their link, as one step of undo', async () => {
    const [ledger, payouts] = [await record('PAY-1'), await record('PAY-2')];
    for (const { id } of [ledger, payouts]) {
      const at = await middleOf(id);
      await page.mouse.click(at.x, at.y);
      await page.keyboard.down('Shift');
    }
    await page.keyboard.up('Shift');
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^Key\tTitle.*\nPAY-1\tSettlement ledger\tPay/,
    );

    const other = await newBoard();
    await openBoard(page, other, 'roadmap');
    await page.locator('.tl-container').focus();
    await page.keyboard.press('Control+v');
    await expect.poll(async () => (await initiatives(other)).length).toBe(5);
    const { dependencies } = await exportBoard(installation, other);
    const copies = (await initiatives(other)).filter(({ title }) => title.endsWith('(copy)'));
    expect(copies).toMatchObject([
      { title: 'Settlement ledger (copy)', start: ledger.start, end: ledger.end },
      { title: 'Instant payouts (copy)', start: payouts.start, end: payouts.end },
    ]);
    expect(dependencies).toContainEqual(expect.objectContaining({ fromId: copies[0]?.id, toId: copies[1]?.id }));
    expect(copies[0]?.teamId).toBe((await initiatives(other)).find(({ key }) => key === 'PAY-1')?.teamId);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await initiatives(other)).length).toBe(3);
    expect((await exportBoard(installation, other)).dependencies).toHaveLength(1);
  });

  test('pasted lines become initiatives once one says so; what is damaged is refused with a word', async () => {
    const paste = (type: string, text: string) =>
      page.locator('.tl-container').evaluate(
        (element, [dataType = '', data = '']) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData(dataType, data);
          element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        },
        [type, text],
      );
    await page.locator('.tl-container').focus();
    await paste('text/html', '<div data-quarterdeck="{&quot;format&quot;:1}"></div>');
    await page.getByText('This can not be pasted').waitFor();
    await paste('text/plain', '- First thing\n- Second thing\n');
    await page.getByRole('button', { name: 'Make 2 initiatives' }).click();
    await expect
      .poll(async () => (await initiatives()).slice(-2))
      .toMatchObject([
        { title: 'First thing', start: null },
        { title: 'Second thing', start: null },
      ]);
  });

  test('the toast of a deletion takes back that step alone, though another followed', async () => {
    const [ledger, catalogue] = [await record('PAY-1'), await record('DAT-1')];
    const at = await middleOf(ledger.id);
    await page.mouse.click(at.x, at.y);
    await page.keyboard.press('Delete');
    await page.getByText('Deleted initiative "Settlement ledger" with 1 link').waitFor();
    const other = await middleOf(catalogue.id);
    await page.mouse.click(other.x, other.y, { button: 'right' });
    await choose('Unschedule');
    await expectRecord(installation, boardId, 'initiatives', catalogue.id, { start: null });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectRecord(installation, boardId, 'initiatives', ledger.id, { title: 'Settlement ledger' });
    expect((await exportBoard(installation, boardId)).dependencies).toHaveLength(1);
    expect(await record('DAT-1')).toMatchObject({ start: null });
  });

  test('the palette finds a record by its key and a way of doing things by its name; ? lists the keys', async () => {
    const payouts = await record('PAY-2');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('pay-2');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`item=initiatives(/|%2F)${payouts.id}`));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('risk matrix');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/matrix/);
    await page.locator('.tl-container').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByLabel('Find a shortcut').fill('duplicate');
    expect(await sheet.getByRole('term').allInnerTexts()).toEqual(['Duplicate']);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.locator('.tl-container').focus();
    await page.keyboard.press('.');
    await page.getByRole('banner').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Leave focus mode' }).click();
    await page.getByRole('banner').waitFor();
  });

  test('a note becomes an initiative where it lies, and one undo brings the note back', async () => {
    const catalogue = await record('DAT-1');
    const { x, y, height } = await boxOf(page, 'initiatives', catalogue.id);
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    await page.mouse.click(Math.max(420, x + 200), y + height / 2);
    await page.locator('.tl-shape [contenteditable="true"]').waitFor();
    await page.keyboard.type('Talk to the bank');
    await page.keyboard.press('Enter');
    await page.keyboard.type('before Christmas');
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: 'Note' }).getByRole('button', { name: 'Make an initiative' }).click();
    await expect
      .poll(async () => (await initiatives()).find(({ title }) => title === 'Talk to the bank'))
      .toMatchObject({ description: 'before Christmas' });
    await waitForSaved(page);
    expect((await exportBoard(installation, boardId)).drawings).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await exportBoard(installation, boardId)).drawings.length).toBe(1);
    expect(await initiatives()).toHaveLength(3);
  });

  test('the picture is saved whole, as SVG with its titles as text and as PNG twice as large', async () => {
    const save = async (format: string) => {
      await page.getByRole('button', { name: 'Board menu' }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), choose(`Picture as ${format}`)]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    };
    const svg = (await save('SVG')).toString('utf8');
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const root = parsed.documentElement;
      return {
        root: root.tagName,
        active: parsed.querySelectorAll('script, parsererror, foreignObject').length,
        texts: [...parsed.querySelectorAll('text')].map((element) => element.textContent ?? ''),
        size: [Number(root.getAttribute('width')), Number(root.getAttribute('height'))],
      };
    }, svg);
    expect(read).toMatchObject({ root: 'svg', active: 0 });
    for (const title of ['Plan', 'Settlement ledger', 'Instant payouts', 'Event catalogue', 'Payments', 'Data'])
      expect(read.texts.filter((text) => text === title)).toHaveLength(1);
    expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);

    const png = await save('PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(read.size.map((side) => side * 2));
  });

  test('a viewer looks, asks and copies, and is offered nothing that changes the board', async () => {
    const ledger = await record('PAY-1');
    const vic = await visit(browser, installation.url);
    await signIn(vic.page, 'vic@example.com', PASSWORD);
    await openBoard(vic.page, boardId, 'roadmap');
    const { x, y, width, height } = await boxOf(vic.page, 'initiatives', ledger.id);
    await vic.page.mouse.click(x + width / 2, y + height / 2, { button: 'right' });
    await vic.page.getByRole('menu').waitFor();
    expect((await vic.page.getByRole('menuitem').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      'Open',
      'Show its chain',
      'What if this slips…',
      'Copy',
    ]);
    const before = await exportBoard(installation, boardId);
    await vic.page.getByRole('menuitem', { name: 'What if this slips…' }).click();
    const card = vic.page.getByRole('dialog', { name: /^What if this slips/ });
    await card.getByText('You can look at what would move here, but not move it.').waitFor();
    await card.getByRole('spinbutton').press('Enter');
    expect(await card.getByRole('button', { name: /^Move/ }).count()).toBe(0);
    expect(await card.getByLabel('Why does it slip?').count()).toBe(0);
    expect(await exportBoard(installation, boardId)).toEqual(before);
    expect(vic.faults).toEqual([]);
    await vic.context.close();
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});
