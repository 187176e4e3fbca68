import type { RecordTable } from '#shared/board/board-view.ts';

const tables = new WeakMap<object, RecordTable<{ readonly id: string }>>();

/** A list of records with its index; made once for each list. */
export function tableOf<R extends { readonly id: string }>(list: readonly R[]): RecordTable<R> {
  const known = tables.get(list);
  if (known) return known as RecordTable<R>;
  const table = { list, byId: new Map(list.map((record) => [record.id, record])) };
  tables.set(list, table);
  return table;
}
