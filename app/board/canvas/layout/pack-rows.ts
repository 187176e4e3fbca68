/** What takes a span of a row. `end` is exclusive; spans with a lower `order` stand higher where they can. */
export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly order?: string;
}

export interface Packed<S extends Span> {
  readonly span: S;
  readonly row: number;
  /** Start of the next span of the same row; null when this is its last. */
  readonly nextStart: number | null;
}

/**
 * Puts spans into rows so that none overlap: each, in their order, into the first row where it fits. Where that takes more
 * rows than spans overlap at most, they are set closer, each as near to that row as it goes, so that there are never more
 * rows than needed. Spans that no chain of overlaps joins do not move each other.
 */
export function packRows<S extends Span>(spans: readonly S[]): { readonly rows: number; readonly packed: Packed<S>[] } {
  const packed: { span: S; row: number; nextStart: number | null }[] = [];
  const lastOfRow = new Map<number, { nextStart: number | null }>();
  for (const group of joinedGroups(spans)) {
    const rowOf = rowsOfGroup(group);
    for (const span of group) {
      const row = rowOf.get(span) ?? 0;
      const last = lastOfRow.get(row);
      if (last) last.nextStart = span.start;
      const entry = { span, row, nextStart: null };
      packed.push(entry);
      lastOfRow.set(row, entry);
    }
  }
  return { rows: lastOfRow.size, packed };
}

/** Spans joined by overlaps, each group earliest first. */
function joinedGroups<S extends Span>(spans: readonly S[]): S[][] {
  const groups: S[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const span of [...spans].sort((a, b) => a.start - b.start || compareText(a.id, b.id))) {
    if (span.start < end) groups.at(-1)?.push(span);
    else groups.push([span]);
    end = Math.max(end, span.end);
  }
  return groups;
}

function rowsOfGroup<S extends Span>(group: readonly S[]): ReadonlyMap<S, number> {
  const wished = firstFit([...group].sort(compareSpans));
  const needed = mostAtOnce(group);
  if (Math.max(...wished.values()) < needed) return wished;
  // Earliest first, any free row will do: at the start of each at most `needed - 1` others are there.
  const freeFrom = new Array<number>(needed).fill(Number.NEGATIVE_INFINITY);
  const rowOf = new Map<S, number>();
  for (const span of group) {
    const wish = Math.min(wished.get(span) ?? 0, needed - 1);
    let row = -1;
    for (const [i, free] of freeFrom.entries()) {
      if (free <= span.start && (row < 0 || Math.abs(i - wish) < Math.abs(row - wish))) row = i;
    }
    freeFrom[row] = span.end;
    rowOf.set(span, row);
  }
  return rowOf;
}

/** The first row where each fits, one after the other as they come. */
export function firstFit<S extends Span>(spans: readonly S[]): ReadonlyMap<S, number> {
  const rows: S[][] = [];
  const rowOf = new Map<S, number>();
  for (const span of spans) {
    let row = rows.findIndex((taken) => insertWhereFree(taken, span));
    if (row < 0) row = rows.push([span]) - 1;
    rowOf.set(span, row);
  }
  return rowOf;
}

/** Puts a span among those of a row, which are sorted, when none of them overlaps it. */
function insertWhereFree<S extends Span>(row: S[], span: S): boolean {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle]?.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [row[low - 1], row[low]];
  if ((before && before.end > span.start) || (after && after.start < span.end)) return false;
  row.splice(low, 0, span);
  return true;
}

/** How many spans overlap at most. */
function mostAtOnce(group: readonly Span[]): number {
  const ends = group.map(({ end }) => end).sort((a, b) => a - b);
  let most = 0;
  let over = 0;
  for (const [i, { start }] of group.entries()) {
    while ((ends[over] ?? Number.POSITIVE_INFINITY) <= start) over++;
    most = Math.max(most, i + 1 - over);
  }
  return most;
}

/** By order key; those of the same key earliest first. */
export function compareSpans(a: Span, b: Span): number {
  return compareText(a.order ?? '', b.order ?? '') || a.start - b.start || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
