import type { PictureState } from '../editor/picture-state.ts';
import type { Brush } from './brush.ts';

/** Still to be seen, no longer in the way. */
const FADED = 0.22;

/** Paints what a filter, or the critical path, does not ask for first and faded, so that nothing of it lies over what stays bright. */
export function inTwoPasses<S>(
  { ctx, lines }: Pick<Brush, 'ctx' | 'lines'>,
  state: PictureState,
  slots: Iterable<S>,
  recordId: (slot: S) => string,
  paint: (slot: S) => void,
): void {
  const bright = state.schedule.bright.get();
  if (bright === null) {
    for (const slot of slots) paint(slot);
    return;
  }
  const all = [...slots];
  // What others have queued is not to fade.
  lines.flush();
  ctx.globalAlpha = FADED;
  for (const slot of all) if (!bright.has(recordId(slot))) paint(slot);
  lines.flush();
  ctx.globalAlpha = 1;
  for (const slot of all) if (bright.has(recordId(slot))) paint(slot);
}
