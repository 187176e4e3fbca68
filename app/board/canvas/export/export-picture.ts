import type { Editor } from '@tldraw/tldraw';
import type { CanvasParts } from '../canvas-context.ts';
import type { Brush } from '../paint/brush.ts';
import { createTextFitter } from '../paint/fit-text.ts';
import { createTextQueue } from '../paint/text-queue.ts';
import { escaped } from './svg-attributes.ts';
import { SvgContext } from './svg-context.ts';
import { type WholePicture, wholePicture } from './whole-picture.ts';

/** Inter where it is installed, else what the reader's machine has. */
const FONT = '"Inter Variable", Inter, ui-sans-serif, system-ui, sans-serif';
/** What browsers make a canvas of: a longer side or more pixels come out empty. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SIDE = 16_000;

/** A picture that can't be made; the message is for the person. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** The open picture from edge to edge as SVG: text is text, shapes are shapes, and nothing is fetched. */
export async function pictureAsSvg(editor: Editor, { state, palette }: CanvasParts, title: string): Promise<Blob> {
  const picture = wholePicture(editor, state, title);
  const { ctx, svg } = SvgContext.create();
  picture.paint(brushOn(ctx, palette.get()));
  const drawings = await drawingsAsSvg(editor, picture);
  const { width, height } = picture;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  return new Blob([`${open}<title>${escaped(title)}</title>${svg.content}${drawings}</svg>`], {
    type: 'image/svg+xml',
  });
}

/**
 * The open picture from edge to edge as PNG, two pixels for one, or one where that would be too large.
 * @throws PictureError when it is too large even so.
 */
export async function pictureAsPng(editor: Editor, { state, palette }: CanvasParts, title: string): Promise<Blob> {
  const picture = wholePicture(editor, state, title);
  const { width, height, drawings, drawingsAt } = picture;
  const ratio = [2, 1].find(
    (r) => Math.max(width, height) * r <= LONGEST_SIDE && width * height * r * r <= MOST_PIXELS,
  );
  if (ratio === undefined)
    throw new PictureError(
      `It would be ${width} by ${height} pixels. Choose a coarser scale of time first, or take the SVG, which has no limit.`,
    );
  const canvas = document.createElement('canvas');
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new PictureError('This browser has no 2D canvas.');
  await document.fonts.load(`550 12px ${FONT}`);
  ctx.scale(ratio, ratio);
  picture.paint(brushOn(ctx, palette.get()));
  if (drawingsAt) {
    const options = { format: 'png', background: false, padding: 0, pixelRatio: ratio } as const;
    const { blob } = await editor.toImage([...drawings], options);
    ctx.drawImage(await createImageBitmap(blob), drawingsAt.x, drawingsAt.y, drawingsAt.w, drawingsAt.h);
  }
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'));
  if (!blob) throw new PictureError('The browser could not make it: take the SVG.');
  return blob;
}

function brushOn(ctx: CanvasRenderingContext2D, palette: Brush['palette']): Brush {
  const text = createTextFitter(FONT);
  const lines = createTextQueue(ctx, text);
  return { ctx, text, lines, palette, camera: { x: 0, y: 0, z: 1 }, width: 0, height: 0, insetLeft: 0 };
}

/** tldraw's own picture of the drawings, put where they lie. */
async function drawingsAsSvg(editor: Editor, { drawings, drawingsAt }: WholePicture): Promise<string> {
  const element = drawingsAt && (await editor.getSvgElement([...drawings], { background: false, padding: 0 }));
  if (!drawingsAt || !element) return '';
  const { svg } = element;
  for (const script of svg.querySelectorAll('script')) script.remove();
  svg.setAttribute('x', String(drawingsAt.x));
  svg.setAttribute('y', String(drawingsAt.y));
  return new XMLSerializer().serializeToString(svg);
}
