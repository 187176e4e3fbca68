import { type GridColumn, isData } from './grid-column.ts';
import { clampWidth, type PlacedColumn, type RegisterQuery } from './register-query.ts';

/** The columns that are shown, in their order, with their widths; the tick box and the delete button stay at the ends. */
export function shownColumns<R>(
  columns: readonly GridColumn<R>[],
  placed: RegisterQuery['columns'],
): readonly GridColumn<R>[] {
  if (!placed) return columns.filter(({ hidden }) => !hidden);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const data = placed.flatMap(({ column: id, width }) => {
    const column = byId.get(id);
    if (!column || !isData(column)) return [];
    return width === null || width === column.width ? column : { ...column, width };
  });
  const first = columns.filter(({ action }) => action === 'select');
  const last = columns.filter(({ action }) => action === 'delete');
  return [...first, ...data, ...last];
}

/** The data columns as they are placed now, to be changed. */
export function placedColumns<R>(
  columns: readonly GridColumn<R>[],
  placed: RegisterQuery['columns'],
): readonly PlacedColumn[] {
  return (
    placed ??
    columns.filter((column) => isData(column) && !column.hidden).map(({ id }) => ({ column: id, width: null }))
  );
}

/** Another place for a column; null stands for the columns that a register has by itself. */
export type ChangeColumns = (placed: readonly PlacedColumn[]) => readonly PlacedColumn[];

export const hideColumn =
  (id: string): ChangeColumns =>
  (placed) =>
    placed.length > 1 ? placed.filter(({ column }) => column !== id) : placed;

export const showColumn =
  (id: string): ChangeColumns =>
  (placed) =>
    placed.some(({ column }) => column === id) ? placed : [...placed, { column: id, width: null }];

/** Moves a column so that it stands at this index among those shown. */
export const moveColumn =
  (id: string, to: number): ChangeColumns =>
  (placed) => {
    const moved = placed.find(({ column }) => column === id);
    if (!moved) return placed;
    const others = placed.filter((one) => one !== moved);
    const at = Math.max(0, Math.min(to, others.length));
    return [...others.slice(0, at), moved, ...others.slice(at)];
  };

/** Moves a column by so many places, left where negative. */
export const shiftColumn =
  (id: string, by: number): ChangeColumns =>
  (placed) =>
    moveColumn(id, placed.findIndex(({ column }) => column === id) + by)(placed);

export const resizeColumn =
  (id: string, width: number): ChangeColumns =>
  (placed) =>
    placed.map((one) => (one.column === id ? { ...one, width: clampWidth(width) } : one));

/** Pixels from the left edge at which each of the columns that stay in sight stands. */
export function frozenOffsets(columns: readonly { readonly width: number }[], count: number): readonly number[] {
  let left = 0;
  return columns.slice(0, count).map(({ width }) => {
    const at = left;
    left += width;
    return at;
  });
}

/** How many of the shown columns stay in sight: those asked for, and the tick box before them. */
export function frozenCount(columns: readonly GridColumn<never>[], frozen: number): number {
  const before = columns[0]?.action === 'select' ? 1 : 0;
  return Math.min(columns.length, frozen + before);
}
