import type { PictureState } from '../editor/picture-state.ts';
import { dayToX } from '../layout/time-scale.ts';
import { type Brush, toScreenX, toScreenY } from './brush.ts';
import { inTwoPasses } from './in-two-passes.ts';

/** Height of a block, in page pixels. */
const HEIGHT = 10;
/** Where bars lie over each other their blocks are darker: one sees how much goes on. */
const ALPHA = 0.55;

/** Collapsed lanes: each initiative a block in its status' colour, all in one thin row. */
export function paintBlocks(brush: Brush, state: PictureState): void {
  const { ctx, palette, camera, width, height } = brush;
  const { blocks } = state.roadmap.get();
  if (blocks.size === 0) return;
  const { initiatives } = state.view.get();
  const pxPerDay = state.pxPerDay.get();
  inTwoPasses(brush, state, blocks.values(), idOf, ({ id, start, end, y }) => {
    const status = initiatives.byId.get(id)?.status;
    const left = toScreenX(brush, dayToX(start, pxPerDay));
    const w = Math.max(2, (end - start) * pxPerDay * camera.z - 1);
    const top = toScreenY(brush, y - HEIGHT / 2);
    if (!status || left > width || left + w < 0 || top > height || top + HEIGHT * camera.z < 0) return;
    const before = ctx.globalAlpha;
    ctx.globalAlpha = before * ALPHA;
    ctx.fillStyle = palette.status[status].edge;
    ctx.fillRect(left, top, w, HEIGHT * camera.z);
    ctx.globalAlpha = before;
  });
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
