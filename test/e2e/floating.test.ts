import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const MENU_CODE = '**/assets/menu-surface-*.js';

describe('menus, popovers, dialogs and tooltips, whose code comes when it is wanted', () => {
  let installation: Installation;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let boards: string;
  let history: string;

  beforeAll(async () => {
    installation = await install();
    browser = await launchChromium();
    // Requests of a service worker can't be held back from here.
    visitor = await visit(browser, installation.url, { serviceWorkers: 'block' });
    page = visitor.page;
    await page.goto('/sign-up');
    await page.getByLabel('Organisation').fill('Acme');
    await page.getByLabel('Your name').fill('Ana Lind');
    await page.getByLabel('E-mail').fill('ana@example.com');
    await page.getByLabel('Password', { exact: true }).fill('a long enough password');
    await page.getByRole('button', { name: 'Create organisation' }).click();
    await page.getByText('No boards yet').waitFor();
    boards = new URL(page.url()).pathname;
    await page.goto(`${boards}/new`);
    await page.getByLabel('Title').fill('Q1 plan');
    await page.getByLabel('Teams').fill('Payments');
    await page.getByRole('button', { name: 'Create board' }).click();
    await page.waitForURL(/\/b\//, { waitUntil: 'commit' });
    history = `/b/${/\/b\/([^/]+)/.exec(page.url())?.[1]}/history`;
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });
  beforeEach(async () => {
    page = await visitor.context.newPage();
  });
  afterEach(() => page.close());

  const userMenu = () => page.getByRole('button', { name: 'Your menu, Ana Lind' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  test('a press on a fresh page opens the menu once its code is there; Escape gives the focus back', async () => {
    const held = page.waitForRequest(MENU_CODE);
    const routes: Route[] = [];
    await page.route(MENU_CODE, (route) => void routes.push(route));
    await page.goto(boards);
    await userMenu().click();
    await expect.poll(() => userMenu().getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('menu').count()).toBe(0);
    await held;
    await Promise.all(routes.map((route) => route.continue()));
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await userMenu().getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => userMenu().evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('opened by a key, the menu starts at its first line; arrows, letters and Enter work', async () => {
    await page.goto(boards);
    await userMenu().focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('As the system');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Light');
    await page.keyboard.press('s');
    await expect.poll(focused).toBe('Sign out');
    await page.keyboard.press('Home');
    await expect.poll(focused).toBe('As the system');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Light');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('light');
    expect(await page.getByRole('menuitemradio', { name: 'Light' }).getAttribute('aria-checked')).toBe('true');
    await userMenu().click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  test('a menu whose lines are still on their way opens with them, at the first one', async () => {
    const LINES_CODE = '**/assets/board-menu-lines-*.js';
    const routes: Route[] = [];
    await page.route(LINES_CODE, (route) => void routes.push(route));
    await page.goto(history);
    const held = page.waitForRequest(LINES_CODE);
    await page.getByRole('button', { name: 'Board menu' }).press('Enter');
    await held;
    expect(await page.getByRole('menu').count()).toBe(0);
    await Promise.all(routes.map((route) => route.continue()));
    await expect.poll(focused).toBe('Import a file');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  test('a dialog pressed for before its code is there opens when it is; closed, its button has the focus', async () => {
    const DIALOG_CODE = '**/assets/dialog-surface-*.js';
    const routes: Route[] = [];
    await page.route(DIALOG_CODE, (route) => void routes.push(route));
    await page.goto(history);
    const button = page.getByRole('button', { name: 'Take a snapshot' }).first();
    const dialog = page.getByRole('dialog', { name: 'Take a snapshot' });
    const held = page.waitForRequest(DIALOG_CODE);
    await button.click();
    await held;
    expect(await dialog.count()).toBe(0);
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await Promise.all(routes.map((route) => route.continue()));
    await dialog.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => dialog.getByRole('button', { name: 'Cancel' }).click(),
      () => dialog.getByRole('button', { name: 'Close' }).click(),
    ]) {
      await close();
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
      await button.press('Enter');
      await dialog.waitFor();
    }
  });

  test('code that can not be had is said, and tried again at the next press', async () => {
    await page.route(MENU_CODE, (route) => route.abort());
    await page.goto(boards);
    await userMenu().click();
    await page.getByText('This could not be opened').waitFor();
    expect(await userMenu().getAttribute('aria-expanded')).toBe('false');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('This could not be opened').waitFor({ state: 'detached' });
    await page.unroute(MENU_CODE);
    await userMenu().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  });

  test('a popover opens and closes by its button, by Escape and by a press elsewhere', async () => {
    await page.goto(history);
    const status = page.locator('[data-save-status="saved"]');
    const popover = page.getByRole('dialog', { name: 'Save status' });
    await status.click();
    await popover.waitFor();
    await status.click();
    await popover.waitFor({ state: 'detached' });
    await status.press('Enter');
    await popover.waitFor();
    await page.keyboard.press('Escape');
    await popover.waitFor({ state: 'detached' });
    await expect.poll(() => status.evaluate((button) => button === document.activeElement)).toBe(true);
    await status.click();
    await popover.waitFor();
    // It listens a moment after it is seen; nobody's hand is that fast, but a test is.
    const pressElsewhere = async () => {
      await page.mouse.click(700, 700);
      return popover.count();
    };
    await expect.poll(pressElsewhere).toBe(0);
  });

  test('a tooltip comes with hover and with the keyboard, inside the window, and goes with Escape', async () => {
    await page.goto(history);
    const title = page.getByRole('heading', { level: 1 }).getByRole('button');
    const tooltip = page.getByRole('tooltip');
    await title.hover();
    await tooltip.waitFor();
    expect(await title.getAttribute('aria-describedby')).toBe(await tooltip.getAttribute('id'));
    expect((await tooltip.boundingBox())?.y).toBeGreaterThan(0);
    await tooltip.hover();
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'All boards' }).focus();
    await page.keyboard.press('Tab');
    await tooltip.waitFor();
    await page.keyboard.press('Tab');
    await tooltip.waitFor({ state: 'detached' });
  });
});
