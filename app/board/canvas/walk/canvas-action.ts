import type { WalkStep } from './walk-step.ts';

/** What a key asks for on a picture. `days` are working days, `lanes` count downwards, `dx`/`dy` are cells on the screen. */
export type CanvasAction =
  | { readonly type: 'walk'; readonly step: WalkStep }
  | { readonly type: 'move'; readonly dx: -1 | 0 | 1; readonly dy: -1 | 0 | 1; readonly far: boolean }
  | { readonly type: 'resize'; readonly days: number }
  | { readonly type: 'reorder'; readonly rows: -1 | 1 }
  | { readonly type: 'open' | 'pick' | 'leave' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [dx: -1 | 0 | 1, dy: -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const WALKS: Readonly<Record<string, WalkStep>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'group-up',
  PageDown: 'group-down',
};

const PLAIN: Readonly<Record<string, 'open' | 'pick' | 'leave'>> = { Enter: 'open', ' ': 'pick', Escape: 'leave' };

/** Working days of a step that goes far. */
const WEEK = 5;

/**
 * The one scheme of keys on both pictures: arrows walk, Shift and an arrow moves (with Ctrl or Cmd by a week). Alt, Shift and
 * left or right moves the end, up or down the place in the lane. Null for a key that is somebody else's.
 */
export function canvasAction({ key, shiftKey, altKey, ctrlKey, metaKey }: Key): CanvasAction | null {
  const far = ctrlKey || metaKey;
  const arrow = ARROWS[key];
  if (arrow && shiftKey) {
    const [dx, dy] = arrow;
    if (!altKey) return { type: 'move', dx, dy, far };
    if (dx !== 0) return { type: 'resize', days: dx * (far ? WEEK : 1) };
    return dy === 0 || far ? null : { type: 'reorder', rows: dy };
  }
  if (shiftKey || altKey || far) return null;
  const step = WALKS[key];
  if (step) return { type: 'walk', step };
  const plain = PLAIN[key];
  return plain ? { type: plain } : null;
}
