/** What takes a span of a row. `end` is exclusive. */
export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface Packed<S extends Span> {
  readonly span: S;
  readonly row: number;
  /** Start of the next span of the same row; null when this is its last. */
  readonly nextStart: number | null;
}

/**
 * Puts spans into as few rows as they need, each into the first row that is free, earliest first. For interval graphs
 * that is optimal: as many rows as spans overlap at most.
 */
export function packRows<S extends Span>(spans: readonly S[]): { readonly rows: number; readonly packed: Packed<S>[] } {
  const sorted = [...spans].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const rows: { end: number; last: number }[] = [];
  const packed: { span: S; row: number; nextStart: number | null }[] = [];
  for (const span of sorted) {
    let row = rows.findIndex(({ end }) => end <= span.start);
    const before = rows[row];
    if (before) {
      const last = packed[before.last];
      if (last) last.nextStart = span.start;
      before.end = span.end;
      before.last = packed.length;
    } else {
      row = rows.push({ end: span.end, last: packed.length }) - 1;
    }
    packed.push({ span, row, nextStart: null });
  }
  return { rows: rows.length, packed };
}
