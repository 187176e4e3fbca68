/** The fields that say where a record stands among its kind; each kind has some of them. */
interface Ordered {
  readonly id: string;
  readonly order?: string;
  readonly start?: string | null;
  readonly date?: string | null;
  readonly due?: string | null;
  readonly key?: string;
}

/** Order of records in a table: order key, then date, then key (R-2 before R-10), then id, so that all clients agree. */
export function compareRecords(a: Ordered, b: Ordered): number {
  return (
    compareText(a.order ?? '', b.order ?? '') ||
    compareText(dateOf(a), dateOf(b)) ||
    compareKeys(a.key ?? '', b.key ?? '') ||
    compareText(a.id, b.id)
  );
}

/** Compares keys such as `R-2` and `R-10` by their numbers when what stands before them is the same. */
export function compareKeys(a: string, b: string): number {
  const [prefixA, numberA] = splitKey(a);
  const [prefixB, numberB] = splitKey(b);
  return compareText(prefixA, prefixB) || numberA - numberB || compareText(a, b);
}

function splitKey(key: string): readonly [string, number] {
  const match = /^(.*?)(\d{1,15})$/.exec(key);
  return match ? [match[1] ?? '', Number(match[2])] : [key, 0];
}

/** Without a date comes last. */
function dateOf(record: Ordered): string {
  return record.start ?? record.date ?? record.due ?? '9999';
}

/** By code unit, never by locale: every client must come to the same order. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
