import type { TextFitter } from './fit-text.ts';

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/** Text that waits until what lies under it is painted. */
export interface TextQueue {
  /** Writes a line with its left edge at x, its middle at y. */
  write(text: string, weight: number, size: number, x: number, y: number, colour: string): void;
  /** Paints what waits. */
  flush(): void;
}

/**
 * Setting a canvas' font makes the browser resolve styles, which amid a frame costs more than the text itself. So lines
 * wait and are painted font by font: a few changes a frame instead of some for each bar.
 */
export function createTextQueue(ctx: CanvasRenderingContext2D, { font }: TextFitter): TextQueue {
  const waiting = new Map<string, Line[]>();
  return {
    write(text, weight, size, x, y, colour) {
      if (text === '') return;
      const key = font(weight, size);
      const lines = waiting.get(key);
      if (lines) lines.push({ text, x, y, colour });
      else waiting.set(key, [{ text, x, y, colour }]);
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
