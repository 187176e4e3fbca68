import type { Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Fingers on a page, as the browser gets them from a touch screen. */
export interface Hand {
  tap(at: Point): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  /** Rests on the point until it is a long press, then drags. */
  dragAfterRest(from: Point, to: Point): Promise<void>;
  /** Two fingers go apart from `from` to `to` pixels left and right of a point. */
  pinch(middle: Point, from: number, to: number): Promise<void>;
}

/** tldraw takes a press for a long one after 500 ms: the one thing here that is a matter of time. */
const REST_MS = 650;
const STEPS = 10;

export async function handOn(page: Page): Promise<Hand> {
  const cdp = await page.context().newCDPSession(page);
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) => {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
    // A screen sends one event a frame; faster ones are thrown together.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  };
  const go = async (from: Point, to: Point) => {
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS;
      await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
    }
    await touch('touchEnd', []);
  };
  return {
    async tap(at) {
      await touch('touchStart', [at]);
      await touch('touchEnd', []);
    },
    async drag(from, to) {
      await touch('touchStart', [from]);
      await go(from, to);
    },
    async dragAfterRest(from, to) {
      await touch('touchStart', [from]);
      await page.waitForTimeout(REST_MS);
      await go(from, to);
    },
    async pinch({ x, y }, from, to) {
      const apart = (by: number) => [
        { x: x - by, y },
        { x: x + by, y },
      ];
      await touch('touchStart', apart(from));
      for (let step = 1; step <= STEPS; step++) await touch('touchMove', apart(from + ((to - from) * step) / STEPS));
      await touch('touchEnd', []);
    },
  };
}
