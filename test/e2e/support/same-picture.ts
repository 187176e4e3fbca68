import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../screenshots');
/** Another version of the browser draws edges of letters a little differently: a pixel may be off by so much of 255 ... */
const SHADE = 40;
/** ... and this part of all pixels by more. */
const PART = 0.01;

/**
 * Expects the page to look as it did when the picture of this name was kept. With QUARTERDECK_KEEP_SCREENSHOTS=1 it is kept
 * anew: look at it before it is committed. A picture that differs is left in the system's folder of temporary files.
 */
export async function expectSamePicture(page: Page, name: string): Promise<void> {
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const file = join(FOLDER, `${name}.png`);
  if (process.env.QUARTERDECK_KEEP_SCREENSHOTS === '1') return writeFile(file, shot);
  if (!existsSync(file)) throw new Error(`There is no ${file}: keep one with QUARTERDECK_KEEP_SCREENSHOTS=1.`);
  const kept = await readFile(file);
  const off = await partThatDiffers(page, kept, shot);
  if (off <= PART) return;
  const folder = join(tmpdir(), 'quarterdeck-screenshots');
  await mkdir(folder, { recursive: true });
  const seen = join(folder, `${name}.png`);
  await writeFile(seen, shot);
  expect.fail(`${(off * 100).toFixed(1)} % of ${name} look different. Compare ${file} with ${seen}.`);
}

/** Compares two pictures in the browser, which can read them; 1 when their sizes differ. */
async function partThatDiffers(page: Page, a: Buffer, b: Buffer): Promise<number> {
  const context = page.context().browser();
  const blank = await context?.newPage();
  if (!blank) throw new Error('The browser is gone.');
  try {
    return await blank.evaluate(
      async ([first, second, shade]) => {
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
        if (one.width !== other.width || one.height !== other.height) return 1;
        let off = 0;
        for (let i = 0; i < one.data.length; i += 4) {
          const differs = [0, 1, 2].some((c) => Math.abs((one.data[i + c] ?? 0) - (other.data[i + c] ?? 0)) > shade);
          if (differs) off++;
        }
        return off / (one.data.length / 4);
      },
      [a.toString('base64'), b.toString('base64'), SHADE] as const,
    );
  } finally {
    await blank.close();
  }
}
