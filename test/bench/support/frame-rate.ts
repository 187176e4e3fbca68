import type { Page } from 'playwright-core';
import { median } from './statistics.ts';

export type Motion = 'pan' | 'zoom' | 'still';

export interface FrameRate {
  /** Frames a second, by the median time of a frame. */
  readonly median: number;
  /** Frames a second over the whole time. */
  readonly mean: number;
}

export function describeRate({ median: typical, mean }: FrameRate): string {
  return `${typical.toFixed(0)} fps (mean ${mean.toFixed(0)})`;
}

/** Turns the wheel once a frame above the middle of the canvas, to and fro (unless it is to be still), and measures the frames. */
export async function measureFrameRate(page: Page, motion: Motion, milliseconds: number): Promise<FrameRate> {
  const frames = await page.evaluate(
    ([kind, duration]) =>
      new Promise<number[]>((done) => {
        const canvas = document.querySelector('.tl-canvas');
        const times: number[] = [];
        const start = performance.now();
        let last = start;
        const frame = (now: number) => {
          times.push(now - last);
          last = now;
          if (now - start > duration) return done(times.slice(2));
          requestAnimationFrame(frame);
          if (kind === 'still') return;
          const zooms = kind === 'zoom';
          const direction = Math.floor(times.length / 60) % 2 === 0 ? 1 : -1;
          canvas?.dispatchEvent(
            new WheelEvent('wheel', {
              deltaX: zooms ? 0 : 9 * direction,
              deltaY: (zooms ? 6 : 4) * direction,
              ctrlKey: zooms,
              clientX: innerWidth / 2,
              clientY: innerHeight / 2,
              bubbles: true,
              cancelable: true,
            }),
          );
        };
        requestAnimationFrame(frame);
      }),
    [motion, milliseconds] as const,
  );
  const total = frames.reduce((sum, time) => sum + time, 0);
  return { median: 1000 / median(frames), mean: (1000 * frames.length) / total };
}
