import { computedColumn, type GridColumn } from './grid-column.ts';

/** The first column: the tick box of a row. */
export function selectColumn<R>(name: (record: R) => string): GridColumn<R> {
  return computedColumn<R>(
    'select',
    { label: 'Selected', width: 36, action: 'select' },
    { text: name, order: () => null },
  );
}

/** The last column: a button that deletes the row. */
export function deleteColumn<R>(name: (record: R) => string): GridColumn<R> {
  return computedColumn<R>(
    'delete',
    { label: 'Delete', width: 44, action: 'delete' },
    { text: name, order: () => null },
  );
}

/** A column that opens the row's record, where it has no key of its own. */
export function openColumn<R>(name: (record: R) => string): GridColumn<R> {
  return computedColumn<R>('open', { label: 'Open', width: 44, action: 'open' }, { text: name, order: () => null });
}
