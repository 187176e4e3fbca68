import { type Editor, react } from '@tldraw/tldraw';
import type { Brush } from './brush.ts';
import { createTextFitter, PICTURE_FONT } from './fit-text.ts';
import type { Palette } from './palette.ts';
import { createTextQueue } from './text-queue.ts';

export interface Painting {
  /** Something that is no signal has changed. */
  invalidate(): void;
  stop(): void;
}

interface PaintingOptions {
  readonly canvas: HTMLCanvasElement;
  readonly editor: Editor;
  readonly palette: () => Palette;
  /** CSS pixels of the canvas. Not asked of the element: that would make the browser lay the page out amid a frame. */
  readonly size: () => { readonly width: number; readonly height: number; readonly insetLeft: number };
  /** Reads the signals whose change asks for another painting. */
  readonly shows: () => void;
  readonly paint: (brush: Brush) => void;
}

/**
 * Paints a canvas, at most once a frame and only when something it shows has changed. It
 * paints at the end of the editor's own tick, so that picture and shapes never part by a frame.
 */
export function paintOnTick({ canvas, editor, palette, size, shows, paint }: PaintingOptions): Painting {
  const ctx = canvas.getContext('2d', { alpha: false });
  if (!ctx) throw new Error('This browser has no 2D canvas.');
  const text = createTextFitter(PICTURE_FONT);
  const lines = createTextQueue(ctx, text);
  let dirty = true;
  const invalidate = () => {
    dirty = true;
  };
  const onTick = () => {
    if (!dirty) return;
    dirty = false;
    const { width, height, insetLeft } = size();
    const ratio = window.devicePixelRatio || 1;
    const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
    if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = palette().paper;
    ctx.fillRect(0, 0, width, height);
    ctx.textBaseline = 'middle';
    paint({ ctx, text, lines, palette: palette(), camera: editor.getCamera(), width, height, insetLeft });
    lines.flush();
  };
  const stopReacting = react('what a painting shows', () => {
    editor.getCamera();
    editor.getViewportScreenBounds();
    palette();
    shows();
    invalidate();
  });
  editor.on('tick', onTick);
  // A canvas that nothing was painted on is black.
  onTick();
  // Text is measured with the font that is there; once Inter is, it is measured again.
  void document.fonts.load(`550 12px ${PICTURE_FONT}`).then(() => {
    text.forget();
    invalidate();
  });
  return {
    invalidate,
    stop() {
      editor.off('tick', onTick);
      stopReacting();
    },
  };
}
