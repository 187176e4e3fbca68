import type { LucideIcon } from 'lucide-react';
import type { Findable } from './rank.ts';

/** A line of the palette. */
export interface PaletteEntry extends Findable {
  readonly id: string;
  /** What kind of thing it is and what tells it from others, right of its title. */
  readonly detail: string;
  readonly icon?: LucideIcon;
  /** The key that does the same. */
  readonly shortcut?: string;
  readonly run: () => void;
}
