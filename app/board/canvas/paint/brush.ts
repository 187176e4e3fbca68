import type { TextFitter } from './fit-text.ts';
import type { Palette } from './palette.ts';
import type { TextQueue } from './text-queue.ts';

/** What every painter needs: where to paint (CSS pixels of the screen), how things map to it, and with what. */
export interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly text: TextFitter;
  readonly lines: TextQueue;
  readonly camera: { readonly x: number; readonly y: number; readonly z: number };
  readonly width: number;
  readonly height: number;
  /** What overlays cover at the left: nothing to be read goes there. */
  readonly insetLeft: number;
}

export function toScreenX({ camera }: Pick<Brush, 'camera'>, x: number): number {
  return (x + camera.x) * camera.z;
}

export function toScreenY({ camera }: Pick<Brush, 'camera'>, y: number): number {
  return (y + camera.y) * camera.z;
}

/**
 * Text grows with the picture only beyond 100 %: smaller than this it would not be read. Whole pixels, because the
 * browser draws every letter anew for every other size, and a zoom goes through hundreds.
 */
export function textSize(base: number, zoom: number): number {
  return Math.round(base * Math.min(2.2, Math.max(1, zoom)));
}

/** Half pixels keep hairlines sharp. */
export function crisp(value: number): number {
  return Math.round(value) + 0.5;
}
