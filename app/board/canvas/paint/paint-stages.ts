import { EDGE, type ScreenBar } from '../layout/bar-geometry.ts';
import { type Brush, textSize } from './brush.ts';

/** A stage milestone of an initiative (alpha, beta, stable): where its evening is on the screen. */
export interface Stage {
  readonly x: number;
  readonly title: string;
}

const BASE_SIZE = 11;
/** Zoom from which the gap under a bar holds a line of text. Below, names show while the pointer is on the bar. */
const NAMES_FROM = 1.2;

/** Stages of a bar as ticks on its lower edge, each with its name below where there is room. */
export function paintStages(
  brush: Brush,
  bar: ScreenBar,
  stages: readonly Stage[],
  colour: string,
  hovered: boolean,
): void {
  if (stages.length === 0) return;
  const { ctx, palette, text, lines, camera, width } = brush;
  const places = stages
    .map(({ x, title }) => ({ x: Math.min(Math.max(x, bar.x + EDGE), bar.x + bar.w), title }))
    .sort((a, b) => a.x - b.x);
  const bottom = bar.y + bar.h;
  ctx.fillStyle = colour;
  ctx.beginPath();
  for (const { x } of places) {
    if (x < 0 || x > width) continue;
    ctx.moveTo(x, bottom - 6);
    ctx.lineTo(x + 4, bottom);
    ctx.lineTo(x - 4, bottom);
  }
  ctx.fill();
  if (!hovered && camera.z < NAMES_FROM) return;
  const size = textSize(BASE_SIZE, camera.z);
  for (const [i, { x, title }] of places.entries()) {
    const room = (places[i + 1]?.x ?? Number.POSITIVE_INFINITY) - x - 8;
    const shown = text.fit(title, 450, size, Math.min(room, 160));
    if (shown === '') continue;
    const left = x - 4;
    // Lines and grid run here: the name needs a ground of its own.
    ctx.fillStyle = palette.paper;
    ctx.fillRect(left - 2, bottom + 1, text.width(shown, 450, size) + 4, size + 3);
    lines.write(shown, 450, size, left, bottom + size / 2 + 2.5, palette.ink2);
  }
}
