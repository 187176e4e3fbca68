/** What a scroller of rows of one height shows. */
export interface RowViewport {
  /** Pixels that the rows are scrolled by. */
  readonly scrollTop: number;
  /** Pixels of the scroller's inside. */
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

export interface RowRange {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/** Rows that are drawn beyond what is seen, on either side. */
const BEYOND = 10;
/** The range moves by so many rows at once: scrolling renders every second row, not with every pixel. */
const STEP = 2;

/** The rows to draw: those in sight and some beyond, so that scrolling finds them there. */
export function visibleRows({ scrollTop, height, rowHeight, count }: RowViewport): RowRange {
  const top = Math.floor(scrollTop / rowHeight) - BEYOND;
  const bottom = Math.ceil((scrollTop + height) / rowHeight) + BEYOND;
  const first = Math.max(0, Math.floor(top / STEP) * STEP);
  const end = Math.min(count, Math.ceil(bottom / STEP) * STEP);
  return { first: Math.min(first, Math.max(0, end - 1)), end };
}
