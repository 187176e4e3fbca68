import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBoard as boardIn } from '#shared/board/board-doc.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { largePlan } from '#test/bench/board/large-plan.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { boxOf, openBoard } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';
const INITIATIVES = 200;

/** What changed in a page: shapes of the editor, and elements of the canvas that came or went. */
interface Changes {
  readonly shapes: string[];
  elements: number;
}

let installation: Installation;
let browser: Browser;
let ana: Visitor;
let folder: string;

beforeAll(async () => {
  installation = await install();
  folder = await mkdtemp(join(tmpdir(), 'quarterdeck-renders-'));
  const { command } = installation;
  await command(
    'user',
    'add',
    '--email',
    'ana@example.com',
    '--password',
    PASSWORD,
    '--org',
    'Acme',
    '--role',
    'owner',
  );
  browser = await launchChromium();
  ana = await visit(browser, installation.url);
  await signIn(ana.page, 'ana@example.com', PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await installation.remove();
  await rm(folder, { recursive: true });
});

test('a remote edit changes the one shape that it is about, and no element of the canvas', async () => {
  const { id: boardId } = await installation.command<{ id: string }>(
    'board',
    'create',
    '--org',
    'Acme',
    '--title',
    'P',
  );
  const file = join(folder, 'plan.csv');
  await writeFile(file, largePlan(INITIATIVES, INITIATIVES, '2027-01-04'));
  await installation.command('board', 'import', '--board', boardId, file);
  const { page, context } = ana;
  await openBoard(page, boardId, 'roadmap');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const url = `${installation.url.replace(/^http/, 'ws')}/sync/${boardId}`;
  const other = await SyncClient.join({ url, headers: { cookie, origin: installation.url } });
  const { board, id, end } = lastBar(other);
  const before = await boxOf(page, 'initiatives', id);

  await page.evaluate(() => {
    const changes: Changes = { shapes: [], elements: 0 };
    const container = document.querySelector('.tl-container') as unknown as {
      editor: { store: { listen(told: (entry: { changes: Record<string, Record<string, unknown>> }) => void): void } };
    };
    container.editor.store.listen(({ changes: { added, updated, removed } }) => {
      const ids = [added, updated, removed].flatMap((some) => Object.keys(some ?? {}));
      changes.shapes.push(...ids.filter((changed) => changed.startsWith('shape:')));
    });
    const observer = new MutationObserver((mutations) => {
      for (const { addedNodes, removedNodes } of mutations) changes.elements += addedNodes.length + removedNodes.length;
    });
    observer.observe(document.querySelector('.qd-stage') as Element, { childList: true, subtree: true });
    Object.assign(window, { changes });
  });
  placeInitiatives(board, { placements: [{ id, end: `${Number(end.slice(0, 4)) + 1}${end.slice(4)}` }] });

  await expect
    .poll(async () => (await boxOf(page, 'initiatives', id)).width, { timeout: 20_000 })
    .not.toBe(before.width);
  const changes = await page.evaluate(() => (window as unknown as { changes: Changes }).changes);
  expect(new Set(changes.shapes)).toEqual(new Set([`shape:initiatives.${id}`]));
  expect(changes.elements).toBe(0);
  await other.close();
});

/** The bar that ends last: made longer, it is in no other's way, so that nothing else has to move. */
function lastBar(client: SyncClient) {
  const board = boardIn(client.doc);
  const bars = [...board.records.initiatives.entries()].map(([id, record]) => ({ id, end: String(record.get('end')) }));
  const last = bars.sort((a, b) => (a.end < b.end ? 1 : -1))[0];
  if (!last) throw new Error('The plan has no bars.');
  return { board, ...last };
}
