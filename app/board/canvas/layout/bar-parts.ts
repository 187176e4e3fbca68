import { EDGE, PADDING, type ScreenBar, type TitleBox, titleBox } from './bar-geometry.ts';

/** What may stand at a bar's end, the most important first: how far it slipped, threats, numbers of links, the owner. */
export const BAR_PARTS = ['since', 'threat', 'links', 'owner'] as const;
export type BarPart = (typeof BAR_PARTS)[number];

/** Where a part stands: its left edge. */
export interface PlacedPart {
  readonly part: BarPart;
  readonly x: number;
}

export interface BarWants {
  /** Widths of the parts that there are, in pixels. */
  readonly widths: Readonly<Partial<Record<BarPart, number>>>;
  /** Width of the whole title with its icon. */
  readonly title: number;
  /** Where the hatching right of the bar ends; the bar's end when there is none. */
  readonly hatchedTo: number;
  /** Where the next bar of the row begins. */
  readonly nextX: number | null;
}

const GAP = 4;
/** What each part leaves to a title inside its bar, unless that needs less. The owner comes only beside a whole title. */
const TITLE_KEEPS: Readonly<Record<BarPart, number>> = {
  since: 40,
  threat: 72,
  links: 96,
  owner: Number.POSITIVE_INFINITY,
};

/**
 * Where the title and the parts of a bar stand. Inside, parts take what the title can spare; beside a title that stands
 * right of a short bar, they come after it, as far as the next bar. What has no room is left out: hovering tells it.
 */
export function placeBarParts(
  bar: ScreenBar,
  view: { readonly left: number; readonly right: number },
  { widths, title, hatchedTo, nextX }: BarWants,
): { readonly title: TitleBox; readonly parts: readonly PlacedPart[] } {
  const room = Math.min(bar.x + bar.w, view.right) - Math.max(bar.x, view.left) - EDGE - 2 * PADDING;
  const kept: BarPart[] = [];
  let used = 0;
  for (const part of BAR_PARTS) {
    const width = widths[part];
    if (width === undefined || room - used - width - GAP < Math.min(title, TITLE_KEEPS[part])) continue;
    kept.push(part);
    used += width + GAP;
  }
  const box = titleBox(bar, nextX, view, { reserved: used, title, hatchedTo });
  if (box.outside) return { title: box, parts: partsBehind(box, title, widths) };
  const parts: PlacedPart[] = [];
  let x = Math.min(bar.x + bar.w, view.right) - GAP;
  for (const part of kept.toReversed()) {
    x -= widths[part] ?? 0;
    parts.push({ part, x });
    x -= GAP;
  }
  return { title: box, parts };
}

/** Parts after a title that stands right of its bar. The owner is left out there: it would seem to be the next bar's. */
function partsBehind(box: TitleBox, title: number, widths: BarWants['widths']): PlacedPart[] {
  const parts: PlacedPart[] = [];
  let x = box.x + Math.min(title, box.width) + 2 * GAP;
  for (const part of ['since', 'threat', 'links'] as const) {
    const width = widths[part];
    if (width === undefined || x + width > box.x + box.width) continue;
    parts.push({ part, x });
    x += width + GAP;
  }
  return parts;
}
