import type { Page } from 'playwright-core';

/** tsx wraps named functions in a helper of its own, which a browser does not have. */
export const HELPER = 'globalThis.__name = (value) => value;';

/** Resolves when the canvas holds the shapes of this many items. */
export async function waitForShapes(page: Page, count: number): Promise<void> {
  await page.waitForFunction((least) => {
    const element = document.querySelector('.tl-container') as unknown as {
      editor?: { getCurrentPageShapeIds(): Set<string> };
    } | null;
    return (element?.editor?.getCurrentPageShapeIds().size ?? 0) >= least;
  }, count);
}
