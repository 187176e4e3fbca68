import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { exportBoard, openBoard, waitForSaved } from './board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './chromium.ts';
import { type CuttableLine, layLine } from './cuttable-line.ts';
import { type Installation, install } from './installation.ts';

export const PASSWORD = 'a long enough password';
const PLAN = `Key,Title,Team,Start,End,Status,Progress
PAY-1,Payments v2,Payments,2026-11-01,2027-02-10,in progress,62
PAY-2,Instant payouts,Payments,2026-12-01,2027-03-01,planned,0
`;

/** A board with two people, one of whom is at the end of a line that can be cut. */
export interface OfflineBoard {
  readonly installation: Installation;
  readonly line: CuttableLine;
  readonly browser: Browser;
  /** The owner, beside the server. */
  readonly ana: Visitor;
  /** An editor at the end of the line. */
  readonly ben: Visitor;
  readonly boardId: string;
  /** Address of the page of the organisation's people. */
  readonly people: string;
  /** The initiative of this key as the server has it. */
  record(key: string): Promise<Awaited<ReturnType<typeof exportBoard>>['initiatives'][number]>;
  /** Opens an initiative's panel once everything is saved; answers its id. */
  open(page: Page, key: string): Promise<string>;
  /** Cuts the line, and waits until the page says so. */
  cut(page: Page): Promise<void>;
  /** Gives Ben another role. */
  changeRole(role: string): Promise<void>;
  remove(): Promise<void>;
}

/** Sets a field of the open panel. */
export async function setField(page: Page, label: string, value: string): Promise<void> {
  const input = page.getByRole('dialog').getByLabel(label, { exact: true });
  await input.fill(value);
  await input.press('Enter');
}

/** Waits until the header says this about saving. */
export function says(page: Page, text: string): Promise<void> {
  return page.locator('[data-save-status]').getByText(text, { exact: true }).first().waitFor();
}

/** Where a page tells about changes that were merged or could not be. */
export const cards = (page: Page) => page.getByRole('status', { name: 'About your changes' });

/** Names of what the browser keeps on the device. */
export function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());
}

export async function prepareOfflineBoard(): Promise<OfflineBoard> {
  const installation = await install();
  const line = await layLine(installation.url);
  for (const [name, role] of [
    ['Ana', 'owner'],
    ['Ben', 'editor'],
  ] as const) {
    const person = ['--email', `${name}@example.com`, '--name', name, '--password', PASSWORD];
    await installation.command('user', 'add', ...person, '--org', 'Acme', '--role', role);
  }
  const made = await installation.command<{ id: string }>('board', 'create', '--org', 'Acme', '--title', 'Plan');
  const boardId = made.id;
  const file = join(installation.dataDir, 'plan.csv');
  await writeFile(file, PLAN);
  await installation.command('board', 'import', '--board', boardId, file);
  const initiatives = async () => (await exportBoard(installation, boardId)).initiatives;
  const ids = new Map((await initiatives()).map(({ key, id }) => [key, id]));
  const browser = await launchChromium();
  const ana = await visit(browser, installation.url);
  const ben = await visit(browser, line.url);
  await signIn(ana.page, 'ana@example.com', PASSWORD);
  await signIn(ben.page, 'ben@example.com', PASSWORD);
  const people = `${/\/o\/[^/]+/.exec(ana.page.url())?.[0]}/people`;
  return {
    installation,
    line,
    browser,
    ana,
    ben,
    boardId,
    people,
    async record(key) {
      const found = (await initiatives()).find((initiative) => initiative.key === key);
      if (!found) throw new Error(`no ${key}`);
      return found;
    },
    async open(page, key) {
      const id = ids.get(key) ?? '';
      await openBoard(page, boardId, 'initiatives', `initiatives/${id}`);
      await waitForSaved(page);
      await page.getByRole('dialog').waitFor();
      return id;
    },
    async cut(page) {
      line.cut();
      await says(page, 'Offline');
    },
    async changeRole(role) {
      await ana.page.goto(people);
      await ana.page.getByLabel('Role of Ben').selectOption(role);
      await ana.page.waitForLoadState('networkidle');
    },
    async remove() {
      await browser.close();
      await line.close();
      await installation.remove();
    },
  };
}
