import { type Box, overlap } from '../layout/link-label.ts';
import type { TextFitter } from './fit-text.ts';

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly weight: number;
  readonly size: number;
}

/** Text that waits until what lies under it is painted. */
export interface TextQueue {
  /** Writes a line with its left edge at x, its middle at y. */
  write(text: string, weight: number, size: number, x: number, y: number, colour: string): void;
  /** Paints what waits. */
  flush(): void;
  /** From now on remembers where text is written, until it is asked for. */
  remember(): void;
  /** A test whether a box would cover text that was written since. */
  writtenIn(): (box: Box) => boolean;
}

/**
 * Setting a canvas' font makes the browser resolve styles, which amid a frame costs more than the text itself. So lines
 * wait and are painted font by font: a few changes a frame instead of some for each bar.
 */
export function createTextQueue(ctx: CanvasRenderingContext2D, { font, width }: TextFitter): TextQueue {
  const waiting = new Map<string, Line[]>();
  let written: Line[] | null = null;
  return {
    write(text, weight, size, x, y, colour) {
      if (text === '') return;
      const key = font(weight, size);
      const line = { text, x, y, colour, weight, size };
      written?.push(line);
      const lines = waiting.get(key);
      if (lines) lines.push(line);
      else waiting.set(key, [line]);
    },
    remember() {
      written = [];
    },
    writtenIn() {
      const lines = written ?? [];
      written = null;
      // Height first: few lines are near, and only those are measured.
      return (box) =>
        lines.some(
          ({ text, x, y, weight, size }) =>
            Math.abs(y - box.y - box.h / 2) < (size + box.h) / 2 &&
            overlap(box, { x, y: y - size / 2, w: width(text, weight, size), h: size }),
        );
    },
    flush() {
      for (const [key, lines] of waiting) {
        if (lines.length === 0) continue;
        ctx.font = key;
        for (const { text, x, y, colour } of lines) {
          ctx.fillStyle = colour;
          ctx.fillText(text, x, y);
        }
        lines.length = 0;
      }
    },
  };
}
