import type { Page } from 'playwright-core';
import { median } from '../support/statistics.ts';

export interface ScrollRate {
  /** Frames a second, by the median time of a frame, and over the whole time. */
  readonly median: number;
  readonly mean: number;
  /** The 95th percentile of the time of a frame, ms. */
  readonly slow: number;
}

export function describeRate({ median: typical, mean, slow }: ScrollRate): string {
  return `${typical.toFixed(0)} fps (mean ${mean.toFixed(0)}; 95 % of frames within ${slow.toFixed(0)} ms)`;
}

/** Scrolls an element up and down by two rows a frame, and measures the frames. */
export async function measureScrolling(page: Page, selector: string, milliseconds: number): Promise<ScrollRate> {
  const frames = await page.evaluate(
    ([target, duration]) =>
      new Promise<number[]>((done) => {
        const element = document.querySelector(target);
        const times: number[] = [];
        const start = performance.now();
        let last = start;
        let direction = 1;
        const frame = (now: number) => {
          times.push(now - last);
          last = now;
          if (!element || now - start > duration) return done(times.slice(2));
          requestAnimationFrame(frame);
          const before = element.scrollTop;
          element.scrollTop += 72 * direction;
          if (element.scrollTop === before) direction = -direction;
        };
        requestAnimationFrame(frame);
      }),
    [selector, milliseconds] as const,
  );
  const sorted = [...frames].sort((a, b) => a - b);
  const total = frames.reduce((sum, time) => sum + time, 0);
  return {
    median: 1000 / median(frames),
    mean: (1000 * frames.length) / total,
    slow: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
  };
}
