import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import type { Installation } from './installation.ts';

/** A board in a browser, as a person uses it. */

export type Place = 'roadmap' | 'matrix' | 'risks' | 'initiatives' | 'history';

/** Opens a picture of a board and waits until it shows what the server has. */
export async function openBoard(page: Page, boardId: string, place: Place, item?: string): Promise<void> {
  await page.goto(`/b/${boardId}/${place}${item ? `?item=${item}` : ''}`);
  if (place === 'roadmap' || place === 'matrix') await page.locator('.qd-canvas .tl-container').waitFor();
  else if (place !== 'history') await page.getByRole('grid').waitFor();
}

/** Waits until the header says that the server has committed everything. */
export async function waitForSaved(page: Page): Promise<void> {
  await page.locator('[data-save-status="saved"]').waitFor();
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the canvas hangs on its element: items are painted, so only the editor knows where they are. */
interface WithEditor {
  readonly editor?: {
    getShapePageBounds(id: string): { x: number; y: number; w: number; h: number } | undefined;
    pageToScreen(point: { x: number; y: number }): { x: number; y: number };
    getZoomLevel(): number;
  };
}

/** Where an item is on the screen, in CSS pixels; waits until it is on the picture. */
export async function boxOf(page: Page, kind: 'initiatives' | 'milestones' | 'risks', id: string): Promise<Box> {
  const call = `${Math.random()}`;
  const found = await page.waitForFunction(
    ([shapeId = '', thisCall = '']) => {
      const { editor } = (document.querySelector('.tl-container') ?? {}) as WithEditor;
      const bounds = editor?.getShapePageBounds(shapeId);
      if (!editor || !bounds) return null;
      const zoom = editor.getZoomLevel();
      const { x, y } = editor.pageToScreen(bounds);
      const box = { x, y, width: bounds.w * zoom, height: bounds.h * zoom };
      // A picture that has just opened, or glides, is somewhere else in the next frame: what is pressed must lie still.
      const seen = `${thisCall} ${JSON.stringify(box)}`;
      const before = document.body.dataset.lastBox;
      document.body.dataset.lastBox = seen;
      return before === seen ? box : null;
    },
    [`shape:${kind}.${id}`, call],
  );
  const { x, y, width, height } = (await found.jsonValue()) as Box;
  return { x, y, width, height };
}

/** Where a point of the picture's page is on the screen. */
export async function onScreen(page: Page, point: { x: number; y: number }): Promise<{ x: number; y: number }> {
  return page.evaluate((at) => {
    const { editor } = (document.querySelector('.tl-container') ?? {}) as WithEditor;
    if (!editor) throw new Error('There is no canvas.');
    return editor.pageToScreen(at);
  }, point);
}

/** Drags with the mouse as a hand does: down, several moves, up. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step++) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  }
  await page.mouse.up();
}

export async function closePanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close (Esc)' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The board's records as the command line exports them: what the server's document says. */
export async function exportBoard(installation: Installation, boardId: string): Promise<PlainBoard> {
  return installation.command<PlainBoard>('board', 'export', '--board', boardId);
}

/** Asks again until the record on the server is as expected. */
export async function expectRecord<K extends 'initiatives' | 'risks'>(
  installation: Installation,
  boardId: string,
  kind: K,
  id: string,
  expected: Partial<PlainBoard[K][number]>,
): Promise<void> {
  await expect
    .poll(async () => (await exportBoard(installation, boardId))[kind].find((record) => record.id === id), {
      timeout: 20_000,
      interval: 100,
    })
    .toMatchObject(expected);
}
