import { type Atom, atom } from '@tldraw/tldraw';

/** This person's choices for the matrix. */
export interface MatrixOptions {
  /** Ghosts of all chips where they should come to, instead of the chosen ones' alone. */
  readonly showsTargets: Atom<boolean>;
  /** Ghosts of all chips where they stood at the last review. */
  readonly showsTrails: Atom<boolean>;
  /** The list of what is above the appetite, beside the matrix. */
  readonly showsSummary: Atom<boolean>;
  /** The risk that is pointed at in a list. */
  readonly pointedRisk: Atom<string | null>;
}

export function createMatrixOptions(): MatrixOptions {
  return {
    showsTargets: atom('shows targets', false),
    showsTrails: atom('shows trails', false),
    showsSummary: atom('shows summary', true),
    pointedRisk: atom<string | null>('pointed risk', null),
  };
}

/** Pixels that the list of what is above the appetite takes at the right, and the picture's width from which it shows. */
const SUMMARY = { width: 320, from: 1180 } as const;

/** What the list takes of a picture of this width; 0 while it is not shown. */
export function summaryWidth(options: MatrixOptions, pictureWidth: number): number {
  return options.showsSummary.get() && pictureWidth >= SUMMARY.from ? SUMMARY.width : 0;
}
