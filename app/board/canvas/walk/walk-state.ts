import { type Atom, atom } from '@tldraw/tldraw';
import type { ItemRef } from '../layout/derived-shape.ts';

/** Where the keyboard is on the picture. */
export interface WalkState {
  /** The item the keyboard is at; it is remembered while the focus is elsewhere. */
  readonly item: Atom<ItemRef | null>;
  /** Whether the ring around it shows: the keyboard is in use here, not the pointer. */
  readonly ring: Atom<boolean>;
  /** Space was pressed: what is selected stays selected while walking on. */
  readonly holds: Atom<boolean>;
  /** What happened last, for the screen reader. */
  readonly said: Atom<string>;
}

export function createWalkState(): WalkState {
  return {
    item: atom<ItemRef | null>('walked to', null),
    ring: atom('focus ring', false),
    holds: atom('selection is held', false),
    said: atom('said', ''),
  };
}
