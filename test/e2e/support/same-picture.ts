import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../screenshots');
/** A pixel is another one when a channel is off by more than this of 255: edges of letters are not drawn alike everywhere. */
const SHADE = 32;
/**
 * Compared is tile by tile, in steps of half a tile, so that a small thing that is missing is not lost among all that is
 * right: a button is a good part of the tiles it is in.
 */
const TILE = 32;
/** So much of a tile may be other pixels. */
const PART = 0.02;

/** The tile that differs most: how much of it, and its corner in the picture. Part 1 when the sizes differ. */
interface Worst {
  readonly part: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Expects the page to look as it did when the picture of this name was kept. With QUARTERDECK_KEEP_SCREENSHOTS=1 it is kept
 * anew: look at it before it is committed. A picture that differs is left in the system's folder of temporary files.
 */
export async function expectSamePicture(page: Page, name: string): Promise<void> {
  const shot = await shoot(page);
  const file = join(FOLDER, `${name}.png`);
  if (process.env.QUARTERDECK_KEEP_SCREENSHOTS === '1') return writeFile(file, shot);
  const worst = await worstTile(page, await kept(name), shot);
  if (worst.part <= PART) return;
  const folder = join(tmpdir(), 'quarterdeck-screenshots');
  await mkdir(folder, { recursive: true });
  const seen = join(folder, `${name}.png`);
  await writeFile(seen, shot);
  const part = `${(worst.part * 100).toFixed(1)} %`;
  expect.fail(`${part} of ${name} look different about ${worst.x}, ${worst.y}. Compare ${file} with ${seen}.`);
}

/** Expects the page not to look as kept: what was done to it must be seen by the comparison. */
export async function expectOtherPicture(page: Page, name: string): Promise<void> {
  const { part } = await worstTile(page, await kept(name), await shoot(page));
  expect(part).toBeGreaterThan(PART);
}

/** A person's colour follows from an id, which is another one in every installation: here it is the same. */
async function shoot(page: Page): Promise<Buffer> {
  const people = page.locator('.text-on-person');
  await people.evaluateAll((faces: HTMLElement[]) => {
    for (const { style } of faces) style.setProperty('background-color', '#555555');
  });
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

async function kept(name: string): Promise<Buffer> {
  const file = join(FOLDER, `${name}.png`);
  if (!existsSync(file)) throw new Error(`There is no ${file}: keep one with QUARTERDECK_KEEP_SCREENSHOTS=1.`);
  return readFile(file);
}

/** Compares two pictures in the browser, which can read them. */
async function worstTile(page: Page, a: Buffer, b: Buffer): Promise<Worst> {
  const context = page.context().browser();
  const blank = await context?.newPage();
  if (!blank) throw new Error('The browser is gone.');
  try {
    return await blank.evaluate(
      async ([first, second, shade, tile]) => {
        const pixels = async (base64: string) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.width;
          canvas.height = image.height;
          const ctx = canvas.getContext('2d');
          if (!ctx) throw new Error('no canvas');
          ctx.drawImage(image, 0, 0);
          return ctx.getImageData(0, 0, image.width, image.height);
        };
        const [one, other] = [await pixels(first), await pixels(second)];
        if (one.width !== other.width || one.height !== other.height) return { part: 1, x: 0, y: 0 };
        const step = tile / 2;
        const columns = Math.ceil(one.width / step);
        const rows = Math.ceil(one.height / step);
        // Pixels that differ, in squares of one step; four of them are a tile.
        const off = new Uint32Array((columns + 1) * (rows + 1));
        for (let i = 0; i < one.data.length; i += 4) {
          const differs = [0, 1, 2].some((c) => Math.abs((one.data[i + c] ?? 0) - (other.data[i + c] ?? 0)) > shade);
          if (!differs) continue;
          const [x, y] = [(i / 4) % one.width, Math.floor(i / 4 / one.width)];
          const square = Math.floor(y / step) * (columns + 1) + Math.floor(x / step);
          off[square] = (off[square] ?? 0) + 1;
        }
        let worst = { part: 0, x: 0, y: 0 };
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            const at = row * (columns + 1) + column;
            const squares = [at, at + 1, at + columns + 1, at + columns + 2];
            const part = squares.reduce((sum, square) => sum + (off[square] ?? 0), 0) / tile ** 2;
            if (part > worst.part) worst = { part, x: column * step, y: row * step };
          }
        }
        return worst;
      },
      [a.toString('base64'), b.toString('base64'), SHADE, TILE] as const,
    );
  } finally {
    await blank.close();
  }
}
