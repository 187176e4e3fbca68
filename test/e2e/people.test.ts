import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#shared/schedule/calendar.ts';
import { type Box, boxOf, exportBoard, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const today = new Date().toISOString().slice(0, 10);
const PLAN = `Key,Title,Team,Start,End,Status
PAY-1,Settlement ledger,Payments,${addDays(today, -10)},${addDays(today, 40)},in progress
PAY-2,Instant payouts,Payments,${addDays(today, 20)},${addDays(today, 60)},planned
DAT-1,Event catalogue,Data,${addDays(today, -5)},${addDays(today, 30)},planned
`;
const ROLES = { ana: 'owner', ben: 'editor', vic: 'viewer' } as const;
type Name = keyof typeof ROLES;
const NAMES: readonly Name[] = ['ana', 'ben', 'vic'];

describe('people see each other on the board', () => {
  let installation: Installation;
  let browser: Browser;
  let boardId: string;
  const visitors = {} as Record<Name, Visitor>;
  const page = (name: Name) => visitors[name].page;
  const idOf = async (key: string) => {
    const found = (await exportBoard(installation, boardId)).initiatives.find((initiative) => initiative.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found.id;
  };

  beforeAll(async () => {
    installation = await install();
    for (const name of NAMES) {
      const email = `${name}@example.com`;
      const args = ['--email', email, '--password', PASSWORD, '--org', 'Acme', '--role', ROLES[name]];
      await installation.command('user', 'add', ...args);
    }
    browser = await launchChromium();
    await Promise.all(
      NAMES.map(async (name) => {
        visitors[name] = await visit(browser, installation.url);
        await signIn(page(name), `${name}@example.com`, PASSWORD);
      }),
    );
  });
  beforeEach(async () => {
    const args = ['--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>('board', 'create', ...args));
    const file = join(installation.dataDir, 'plan.csv');
    await writeFile(file, PLAN);
    await installation.command('board', 'import', '--board', boardId, file);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  /** Takes a bar by its middle and holds it so far from where it was. */
  const hold = async (who: Page, box: Box, dx: number) => {
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await who.mouse.move(from.x, from.y);
    await who.mouse.down();
    await who.mouse.move(from.x + dx, from.y, { steps: 8 });
  };
  const ghost = (who: Page, id: string) => who.locator(`.qd-ghost[data-item="${id}"]`);

  test('a bar in Ana’s hand moves on Ben’s screen, and the document changes at the drop alone', async () => {
    const id = await idOf('PAY-1');
    const [ana, ben] = [page('ana'), page('ben')];
    await openBoard(ana, boardId, 'roadmap');
    await openBoard(ben, boardId, 'roadmap');
    await ben.getByRole('radio', { name: 'Month' }).click();
    const rest = await boxOf(ben, 'initiatives', id);
    const before = await exportBoard(installation, boardId);

    await hold(ana, await boxOf(ana, 'initiatives', id), 120);
    await ghost(ben, id).waitFor();
    expect(await ben.locator('.qd-person-tag').first().textContent()).toContain('ana');
    const seen = async () => (await ghost(ben, id).boundingBox())?.x ?? 0;
    await expect.poll(seen).toBeGreaterThan(rest.x + 60);
    const { x, width } = await boxOf(ana, 'initiatives', id);
    await ana.mouse.move(x + width / 2 - 200, 300, { steps: 8 });
    await expect.poll(seen).toBeLessThan(rest.x);
    expect(await exportBoard(installation, boardId)).toEqual(before);
    await ana.mouse.up();
    await ghost(ben, id).waitFor({ state: 'detached' });
    await expect.poll(async () => (await boxOf(ben, 'initiatives', id)).x).toBeLessThan(rest.x);
  });

  test('Escape lets go on the other screen too, and so does closing the page', async () => {
    const id = await idOf('DAT-1');
    const [ana, ben] = [page('ana'), page('ben')];
    await openBoard(ana, boardId, 'roadmap');
    await openBoard(ben, boardId, 'roadmap');
    const before = await exportBoard(installation, boardId);
    const box = await boxOf(ana, 'initiatives', id);
    await hold(ana, box, 80);
    await ghost(ben, id).waitFor();
    await ana.keyboard.press('Escape');
    await ghost(ben, id).waitFor({ state: 'detached' });
    await ana.mouse.up();
    await hold(ana, box, 80);
    await ghost(ben, id).waitFor();
    await ana.goto('/');
    await ana.mouse.up();
    await ghost(ben, id).waitFor({ state: 'detached' });
    expect(await exportBoard(installation, boardId)).toEqual(before);
  });

  /** Opens the list of people and presses somebody in it. */
  const follow = async (who: Page, name: Name) => {
    await who.getByRole('button', { name: /(others|person) here$/ }).click();
    await who.getByRole('button', { name: `Follow ${name}` }).click();
  };
  /** Page x in the middle of what is seen, as the editor says. */
  const middleX = (who: Page) =>
    who.evaluate(() => {
      const { editor } = (document.querySelector('.tl-container') ?? {}) as {
        editor?: {
          getViewportPageBounds(): { x: number; w: number };
        };
      };
      const { x, w } = editor?.getViewportPageBounds() ?? { x: 0, w: 0 };
      return Math.round(x + w / 2);
    });

  /** Height of the pointer that is shown of somebody else; null while there is none. */
  const pointerY = (who: Page) =>
    who.evaluate(() => {
      const { editor } = document.querySelector('.tl-container') as unknown as {
        editor: { getCollaborators(): { cursor: { x: number; y: number } | null }[] };
      };
      return editor.getCollaborators()[0]?.cursor?.y ?? null;
    });
  const pageY = (who: Page, id: string) =>
    who.evaluate((shapeId) => {
      const { editor } = document.querySelector('.tl-container') as unknown as {
        editor: { getShapePageBounds(id: string): { y: number } };
      };
      return editor.getShapePageBounds(shapeId).y;
    }, `shape:initiatives.${id}`);
  const lanesBy = async (who: Page, name: 'Team' | 'Owner') => {
    await who.getByRole('button', { name: /^Lanes by/ }).click();
    await who.getByRole('dialog', { name: 'Lanes' }).getByText(name).click();
    await who.keyboard.press('Escape');
  };

  test('with other lanes a pointer is on the same bar, or nowhere, and who follows has the lanes of the other', async () => {
    const [ana, ben] = [page('ana'), page('ben')];
    const id = await idOf('DAT-1');
    await openBoard(ana, boardId, 'roadmap');
    await openBoard(ben, boardId, 'roadmap');
    await lanesBy(ben, 'Owner');
    await ben.getByRole('button', { name: /^No owner/ }).waitFor();
    const bar = await boxOf(ana, 'initiatives', id);
    await ana.mouse.move(bar.x + bar.width / 2, bar.y + 8, { steps: 4 });
    // Its first place is told before what lies under it is known.
    await ana.mouse.move(bar.x + bar.width / 2 + 3, bar.y + 8, { steps: 3 });
    await expect.poll(async () => Math.abs(((await pointerY(ben)) ?? 1e9) - (await pageY(ben, id)))).toBeLessThan(28);
    await ana.mouse.move(bar.x + bar.width + 300, bar.y + 8, { steps: 4 });
    await expect.poll(() => pointerY(ben)).toBeNull();

    await follow(ben, 'ana');
    await ben.getByText('Following ana').waitFor();
    await ben.getByRole('button', { name: 'Lanes by team' }).waitFor();
    await ben.keyboard.press('Escape');
    await lanesBy(ben, 'Team');
  });

  test('who follows sees what the other sees, goes to the picture they go to, and stops with the first key', async () => {
    const [ana, vic] = [page('ana'), page('vic')];
    await openBoard(ana, boardId, 'roadmap');
    await openBoard(vic, boardId, 'roadmap');
    await follow(vic, 'ana');
    await vic.getByText('Following ana').waitFor();
    await ana.getByText('vic follows you').waitFor();
    const before = await middleX(vic);
    await ana.mouse.move(800, 400);
    await ana.mouse.wheel(700, 0);
    await expect.poll(() => middleX(vic)).toBeGreaterThan(before + 300);
    await expect.poll(async () => (await middleX(vic)) - (await middleX(ana))).toBe(0);
    await ana.getByRole('radio', { name: 'Month' }).click();
    await expect.poll(() => vic.getByRole('radio', { name: 'Month' }).isChecked()).toBe(true);
    await ana.getByRole('link', { name: 'Risk matrix' }).click();
    await vic.waitForURL(/matrix/);
    await ana.getByRole('link', { name: 'Register' }).click();
    await vic.waitForURL(/risks/);
    await ana.getByRole('link', { name: 'Dependencies' }).click();
    await vic.waitForURL(/dependencies/);
    await vic.keyboard.press('Escape');
    await vic.getByText('Following ana').waitFor({ state: 'detached' });
    await ana.getByText('vic follows you').waitFor({ state: 'detached' });
    await ana.getByRole('link', { name: 'Roadmap', exact: true }).click();
    await ana.waitForURL(/roadmap/);
    expect(vic.url()).toContain('/dependencies');
  });

  test('nobody follows who follows them, and who is followed and leaves is said to have left', async () => {
    const [ana, ben] = [page('ana'), page('ben')];
    await openBoard(ana, boardId, 'roadmap');
    await openBoard(ben, boardId, 'roadmap');
    await follow(ben, 'ana');
    await ana.getByText('ben follows you').waitFor();
    await ana.getByRole('button', { name: /(others|person) here$/ }).click();
    expect(await ana.getByRole('button', { name: 'ben follows you' }).isDisabled()).toBe(true);
    await ana.goto('/');
    await ben.getByText('ana left: you follow nobody now').waitFor();
    await ben.getByText('Following ana').waitFor({ state: 'detached' });
  });

  test('everyone is called: one comes, one has no time; a viewer calls nobody', async () => {
    const [ana, ben, vic] = [page('ana'), page('ben'), page('vic')];
    await openBoard(ana, boardId, 'matrix');
    await openBoard(ben, boardId, 'initiatives');
    await openBoard(vic, boardId, 'roadmap');
    await vic.getByRole('button', { name: /others here$/ }).click();
    await vic.getByRole('button', { name: 'Follow ana' }).waitFor();
    expect(await vic.getByRole('button', { name: 'Bring everyone to me' }).count()).toBe(0);
    await vic.keyboard.press('Escape');

    await ana.getByRole('button', { name: /others here$/ }).click();
    await ana.getByRole('button', { name: 'Bring everyone to me' }).click();
    const call = (who: Page) => who.getByRole('region', { name: 'Call to everyone' });
    await call(vic).getByRole('button', { name: 'Not now' }).click();
    await call(vic).waitFor({ state: 'detached' });
    await call(ben).getByRole('button', { name: 'Go', exact: true }).click();
    await ben.waitForURL(/matrix/);
    await ana.getByText('You asked everyone to look here: ben came').waitFor();
    await ana.getByRole('button', { name: 'End', exact: true }).click();
    await ana.getByText('ben follows you').waitFor();
    expect(vic.url()).toContain('/roadmap');
  });
});
