/**
 * Text as Postgres can hold it. A document may carry NUL and halves of surrogate pairs, which `text` and `jsonb` refuse:
 * one odd character would keep a whole board out of the database.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Whether a record can be named in a row. Other ids no honest client makes, and no record can refer to longer ones. */
export function isRowId(id: string): boolean {
  return id.length <= 64 && storableText(id) === id;
}

/** A value as JSON that `jsonb` accepts, keys included. */
export function storableJson(value: unknown): string {
  // Escaped backslashes are matched too, and kept, so that a typed "\u0000" stays the six characters it is.
  return JSON.stringify(value).replace(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, (match) =>
    match === '\\\\' ? match : '\\ufffd',
  );
}
