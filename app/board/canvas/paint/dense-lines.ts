import type { LinkPath, LinkStyle } from '../layout/link-paths.ts';

/**
 * Lines of many links, as rectangles: a stroked path costs the browser ten times as much, which counts when 1,500 of them
 * are in view. Their corners are sharp, which nobody sees among so many.
 */
export interface DenseLines {
  paint(ctx: CanvasRenderingContext2D, path: LinkPath, style: LinkStyle, colour: string): void;
}

interface Fills {
  readonly level: string | CanvasPattern;
  readonly upright: string | CanvasPattern;
}

export function createDenseLines(): DenseLines {
  // A pattern belongs to what it was made for: the screen, or a picture that is being saved.
  const known = new WeakMap<CanvasRenderingContext2D, Map<string, Fills>>();
  const fillsOf = (ctx: CanvasRenderingContext2D, { dash }: LinkStyle, colour: string): Fills => {
    const ofTarget = known.get(ctx) ?? new Map<string, Fills>();
    known.set(ctx, ofTarget);
    const key = `${colour} ${dash.join()}`;
    const fills = ofTarget.get(key) ?? makeFills(ctx, dash, colour);
    ofTarget.set(key, fills);
    return fills;
  };
  return {
    paint(ctx, path, style, colour) {
      const { level, upright } = fillsOf(ctx, style, colour);
      const half = style.width / 2;
      for (const [i, a] of path.entries()) {
        const b = path[i + 1];
        if (!b) break;
        const isLevel = a.y === b.y;
        ctx.fillStyle = isLevel ? level : upright;
        if (isLevel)
          ctx.fillRect(Math.min(a.x, b.x) - half, a.y - half, Math.abs(a.x - b.x) + style.width, style.width);
        else ctx.fillRect(a.x - half, Math.min(a.y, b.y), style.width, Math.abs(a.y - b.y));
      }
    },
  };
}

/** A dashed line is a rectangle filled with a pattern of dashes: one that runs level and one that stands upright. */
function makeFills(ctx: CanvasRenderingContext2D, dash: readonly number[], colour: string): Fills {
  const [on, off] = dash.map(Math.ceil);
  if (!on || !off) return { level: colour, upright: colour };
  const pattern = (isLevel: boolean) => {
    const tile = document.createElement('canvas');
    tile.width = isLevel ? on + off : 1;
    tile.height = isLevel ? 1 : on + off;
    const tileCtx = tile.getContext('2d');
    if (!tileCtx) return colour;
    tileCtx.fillStyle = colour;
    tileCtx.fillRect(0, 0, isLevel ? on : 1, isLevel ? 1 : on);
    return ctx.createPattern(tile, 'repeat') ?? colour;
  };
  return { level: pattern(true), upright: pattern(false) };
}
