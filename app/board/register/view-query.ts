import type { ViewSettings } from '#shared/board/commands/view-commands.ts';
import type { SavedView } from '#shared/board/records/saved-view.ts';
import { clampFrozen, clampWidth, type RegisterQuery } from './register-query.ts';

/** Column id -> the width it has by itself; columns that are not there are left out. */
export type OwnWidths = ReadonlyMap<string, number>;

/** What a saved view asks of a register with these columns. */
export function queryOfView(view: SavedView, widths: OwnWidths): RegisterQuery {
  const known = (id: string) => widths.has(id);
  const columns = view.columns.filter(({ field }) => known(field));
  return {
    search: view.search,
    filters: Object.fromEntries(Object.entries(view.filters).filter(([id, words]) => known(id) && words.length > 0)),
    sort: view.sortBy
      .filter(({ field }) => known(field))
      .map(({ field, descending }) => ({ column: field, descending })),
    groupBy: known(view.groupBy) ? view.groupBy : null,
    columns:
      columns.length === 0
        ? null
        : columns.map(({ field, width }) => ({
            column: field,
            width: width === widths.get(field) ? null : clampWidth(width),
          })),
    frozen: clampFrozen(view.frozen),
  };
}

/** The settings that a view keeps of a query. */
export function settingsOfQuery(query: RegisterQuery, widths: OwnWidths): ViewSettings {
  return {
    search: query.search.trim(),
    filters: Object.fromEntries(Object.entries(query.filters).map(([id, words]) => [id, [...words]])),
    sortBy: query.sort.map(({ column, descending }) => ({ field: column, descending })),
    groupBy: query.groupBy ?? '',
    columns: (query.columns ?? []).map(({ column, width }) => ({
      field: column,
      width: width ?? widths.get(column) ?? 120,
    })),
    frozen: query.frozen,
  };
}
