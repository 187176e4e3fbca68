import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeAwareness } from '#server/rooms/encode-frame.ts';
import { type Board, openBoard as boardIn, transact } from '#shared/board/board-doc.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { setOwnCalendar } from '#shared/board/commands/calendar-commands.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { addDays, dayNumber, weekdayOf } from '#shared/schedule/calendar.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { awarenessUpdate } from '#test/fixtures/sync-hostile.ts';
import { seriousFaults } from './support/axe.ts';
import { boxOf, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
/** A Monday. */
const first = addDays(today, (7 - weekdayOf(dayNumber(today))) % 7);
const HOLIDAY = addDays(first, 2);

describe('what the roadmap tells of days, and how bars come to where others put them', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;
  let ben: SyncClient;
  let board: Board;

  beforeAll(async () => {
    installation = await install();
    for (const name of ['ana', 'ben']) {
      const person = ['--email', `${name}@example.com`, '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
      await installation.command('user', 'add', ...person);
    }
    const made = ['board', 'create', '--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>(...made));
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
    const atDesk = await visit(browser, installation.url);
    await signIn(atDesk.page, 'ben@example.com', PASSWORD);
    const cookie = (await atDesk.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
    ben = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
    await atDesk.context.close();
    board = boardIn(ben.doc);
    transact(board, 'user', () => {
      insertRecord(board, 'teams', 'pay', { name: 'Payments' });
      insertRecord(board, 'initiatives', 'ledger', {
        title: 'Ledger',
        teamId: 'pay',
        start: first,
        end: addDays(first, 4),
      });
      setOwnCalendar(board, { calendar: { workingWeekdays: [1, 2, 3, 4, 5], holidays: [HOLIDAY] } });
    });
    await ben.saved();
  });
  afterAll(async () => {
    await ben?.close();
    await browser?.close();
    await installation?.remove();
  });

  const note = (who: Page) => who.getByRole('tooltip').filter({ hasText: 'Holiday: not a working day' });

  test('a shaded day says that it is a holiday where the pointer rests, and the card of a bar counts it', async () => {
    await openBoard(page, boardId, 'roadmap');
    await page.getByRole('radio', { name: 'Week' }).click();
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    const bar = await boxOf(page, 'initiatives', 'ledger');
    const day = bar.width / 5;
    const below = bar.y + bar.height + 150;
    await page.mouse.move(bar.x + day * 2.5, below, { steps: 3 });
    await note(page).waitFor();
    expect(await note(page).innerText()).toContain(HOLIDAY.slice(0, 4));
    // The next day is one of work.
    await page.mouse.move(bar.x + day * 3.5, below, { steps: 3 });
    await note(page).waitFor({ state: 'detached' });
    // On a bar it is the bar that one asks about.
    await page.mouse.move(bar.x + day * 2.5, bar.y + bar.height / 2, { steps: 3 });
    await page.getByRole('tooltip').getByText('4 working days, 1 holiday').waitFor();
    expect(await note(page).count()).toBe(0);
    expect(ana.faults).toEqual([]);
  });

  /** Where the picture shows the left edge of the bar: the first pixel of its colour in its row, in CSS pixels. */
  const edgeSeen = (who: Page, row: number, colour: readonly number[]) =>
    who.evaluate(
      ({ row, colour }) => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.qd-picture');
        const ctx = canvas?.getContext('2d');
        if (!canvas || !ctx) throw new Error('There is no picture.');
        const { top } = canvas.getBoundingClientRect();
        const scale = canvas.width / canvas.clientWidth;
        const { data } = ctx.getImageData(0, Math.round((row - top) * scale), canvas.width, 1);
        for (let x = 0; x < canvas.width; x++) {
          if (colour.every((value, channel) => data[x * 4 + channel] === value)) return x / scale;
        }
        return null;
      },
      { row, colour },
    );
  const colourAt = (who: Page, at: { x: number; y: number }) =>
    who.evaluate(({ x, y }) => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.qd-picture');
      const ctx = canvas?.getContext('2d');
      if (!canvas || !ctx) throw new Error('There is no picture.');
      const { left, top } = canvas.getBoundingClientRect();
      const scale = canvas.width / canvas.clientWidth;
      const pixel = ctx.getImageData(Math.round((x - left) * scale), Math.round((y - top) * scale), 1, 1);
      return [...pixel.data];
    }, at);

  test.each(['no-preference', 'reduce'] as const)(
    'a bar that somebody else moves glides to its place, unless motion is not wanted: %s',
    async (reducedMotion) => {
      // Of a profile of its own: the clock is that of all pages of a profile.
      const { context, page: watcher } = await visit(browser, installation.url);
      await context.addCookies(await ana.context.cookies());
      await watcher.emulateMedia({ reducedMotion });
      // Time stands still where the test says so: what is seen half-way is no matter of how fast the machine is.
      await watcher.clock.install();
      await openBoard(watcher, boardId, 'roadmap');
      await watcher.getByRole('radio', { name: 'Month' }).click();
      let at = await boxOf(watcher, 'initiatives', 'ledger');
      const row = at.y + at.height / 2;
      const paper = await colourAt(watcher, { x: at.x + 2, y: at.y + at.height + 60 });
      // The picture takes its first place once the data is there, and is painted a moment after the editor knows.
      const edge = async () => {
        at = await boxOf(watcher, 'initiatives', 'ledger');
        return colourAt(watcher, { x: at.x + 2, y: row });
      };
      await expect.poll(edge, { timeout: 20_000 }).not.toEqual(paper);
      const colour = await edge();
      const before = (await edgeSeen(watcher, row, colour)) ?? 0;
      await watcher.clock.pauseAt(await watcher.evaluate(() => Date.now() + 100));

      const from = addDays(first, board.records.initiatives.get('ledger')?.get('start') === first ? 14 : 0);
      placeInitiatives(board, { placements: [{ id: 'ledger', start: from, end: addDays(from, 4) }] });
      await expect
        .poll(async () => Math.abs((await boxOf(watcher, 'initiatives', 'ledger')).x - at.x))
        .toBeGreaterThan(100);
      const target = before + (await boxOf(watcher, 'initiatives', 'ledger')).x - at.x;
      await watcher.clock.runFor(40);
      const onTheWay = (await edgeSeen(watcher, row, colour)) ?? 0;
      if (reducedMotion === 'reduce') expect(onTheWay).satisfy((x: number) => Math.abs(x - target) < 2);
      else {
        expect(Math.abs(onTheWay - before)).toBeGreaterThan(3);
        expect(Math.abs(onTheWay - target)).toBeGreaterThan(3);
      }
      await watcher.clock.runFor(400);
      expect(Math.abs(((await edgeSeen(watcher, row, colour)) ?? 0) - target)).toBeLessThan(2);
      await context.close();
    },
  );

  test.each(['light', 'dark'] as const)(
    'axe finds nothing serious in what opens over the roadmap: %s',
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await openBoard(page, boardId, 'roadmap');
      const { x, y, width, height } = await boxOf(page, 'initiatives', 'ledger');
      const bar = { x: x + width / 2, y: y + height / 2 };
      const here = JSON.stringify({ picture: 'roadmap' });
      const clock = scheme === 'light' ? 1 : 2;
      ben.send(encodeAwareness(awarenessUpdate([{ id: ben.doc.clientID, clock, state: here }])));
      const dialog = (name: string) => page.getByRole('dialog', { name });
      const press = (name: string | RegExp) => () => page.getByRole('button', { name, exact: true }).click();
      const opened: Readonly<Record<string, readonly [() => Promise<void>, Locator]>> = {
        'context menu': [() => page.mouse.click(bar.x, bar.y, { button: 'right' }), page.getByRole('menu')],
        More: [
          () => page.locator('.qd-item-tools').getByRole('button', { name: 'More' }).click(),
          page.getByRole('menu'),
        ],
        filter: [press(/^Filter/), dialog('Filter')],
        lanes: [press(/^Lanes by/), dialog('Lanes')],
        people: [press(/1 other person here/), dialog('Who is here')],
        palette: [
          () => page.keyboard.press('Control+k'),
          page.getByPlaceholder('A record, a picture, something to do'),
        ],
      };
      for (const [name, [open, surface]] of Object.entries(opened)) {
        await open();
        await surface.waitFor();
        expect(await seriousFaults(page), name).toEqual([]);
        await page.keyboard.press('Escape');
        await surface.waitFor({ state: 'detached' });
      }
      expect(ana.faults).toEqual([]);
    },
  );
});
