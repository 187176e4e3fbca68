import type { DateOrder } from './date-order.ts';
import type { ImportField } from './import-field.ts';
import type { IssueList } from './import-issue.ts';
import type { ImportOptions } from './import-options.ts';
import type { ColumnTargets } from './match-columns.ts';
import type { Table, TableRow } from './parse-table.ts';
import type { PlanRow, Stage } from './plan-row.ts';
import {
  areShares,
  type CellReading,
  readConfidence,
  readEffort,
  readLink,
  readList,
  readProgress,
} from './read-cell.ts';
import { dateOrderOf, readDate } from './read-date.ts';
import { readStatus } from './read-status.ts';

export interface RowsRead {
  readonly rows: readonly PlanRow[];
  /** A date that can be read two ways, when neither the file nor the options tell which. */
  readonly unclearDate: string | null;
}

/** Reads the rows of a table; what can't be read is an issue that names its row and column. */
export function readRows(table: Table, targets: ColumnTargets, options: ImportOptions, issues: IssueList): RowsRead {
  const columns = new Map<ImportField, number[]>();
  const stages: number[] = [];
  for (const [index, target] of targets.entries()) {
    if (target === 'stage') stages.push(index);
    else if (target !== 'ignore') columns.set(target, [...(columns.get(target) ?? []), index]);
  }
  const dates = [...(columns.get('start') ?? []), ...(columns.get('end') ?? []), ...stages];
  const progress = columns.get('progress')?.[0];
  const dateOrders = findDateOrders(table, dates, options, issues);
  const reader: Reader = {
    table,
    columns,
    stages,
    issues,
    dateOrders: dateOrders.byColumn,
    shares: progress !== undefined && areShares(columnCells(table, progress)),
  };
  return { rows: table.rows.map((row) => readRow(row, reader)), unclearDate: dateOrders.unclearDate };
}

interface Reader {
  readonly table: Table;
  readonly columns: ReadonlyMap<ImportField, readonly number[]>;
  readonly stages: readonly number[];
  readonly dateOrders: ReadonlyMap<number, DateOrder>;
  /** Progress is written as shares of one. */
  readonly shares: boolean;
  readonly issues: IssueList;
}

function readRow(source: TableRow, reader: Reader): PlanRow {
  const { issues, shares } = reader;
  const { row } = source;
  const index = (field: ImportField) => reader.columns.get(field)?.[0];
  const cell = (field: ImportField) => source.cells[index(field) ?? -1] ?? '';
  const name = (field: ImportField) => reader.table.header[index(field) ?? -1] ?? null;
  const list = (field: ImportField) => {
    const cells = (reader.columns.get(field) ?? []).map((column) => source.cells[column] ?? '');
    return [...new Set(cells.flatMap(readList))];
  };
  const line = (field: ImportField, most: number) => {
    const text = cell(field);
    if (text.length > most) issues.error(row, name(field), `the text is longer than ${most} characters.`);
    return text;
  };
  const lenient = <T>(field: ImportField, read: (text: string) => CellReading<T>): T | null => {
    const text = cell(field);
    if (text === '') return null;
    const reading = read(text);
    if (reading.ok) return reading.value;
    issues.warn(row, name(field), `${reading.message} Nothing is taken from this cell.`);
    return null;
  };
  const title = line('title', 300);
  if (title === '' && index('title') !== undefined) issues.error(row, name('title'), 'a title is missing.');
  const tags = list('tags');
  if (tags.some((tag) => tag.length > 200)) issues.error(row, name('tags'), 'a tag is longer than 200 characters.');
  return {
    row,
    title,
    key: line('key', 200),
    team: line('team', 300),
    supportingTeams: list('supportingTeams'),
    start: readDay(source, index('start'), reader),
    end: readDay(source, index('end'), reader),
    status: lenient('status', (text) => {
      const value = readStatus(text);
      return value ? { ok: true, value } : { ok: false, message: `"${text}" is not a status we know.` };
    }),
    progress: lenient('progress', (text) => readProgress(text, shares)),
    owner: line('owner', 200),
    dependsOn: list('dependsOn'),
    tags,
    confidence: lenient('confidence', readConfidence),
    effort: lenient('effort', readEffort),
    description: line('description', 100_000),
    link: lenient('link', readLink) ?? '',
    stages: readStages(source, reader),
    empty: emptyFields(source, reader),
    emptyStages: reader.stages
      .filter((column) => (source.cells[column] ?? '').trim() === '')
      .map((column) => reader.table.header[column] ?? ''),
  };
}

function readStages(source: TableRow, reader: Reader): readonly Stage[] {
  return reader.stages.flatMap((column) => {
    const date = readDay(source, column, reader);
    return date === null ? [] : [{ name: reader.table.header[column] ?? '', date }];
  });
}

function emptyFields({ cells }: TableRow, { columns }: Reader): ReadonlySet<ImportField> {
  const isEmpty = (column: number) => (cells[column] ?? '').trim() === '';
  return new Set([...columns].filter(([, own]) => own.every(isEmpty)).map(([field]) => field));
}

function readDay(source: TableRow, column: number | undefined, reader: Reader): string | null {
  if (column === undefined) return null;
  const reading = readDate(source.cells[column] ?? '', reader.dateOrders.get(column) ?? 'day-first');
  if (reading.ok) return reading.date;
  reader.issues.error(source.row, reader.table.header[column] ?? null, reading.message);
  return null;
}

/** The order of day and month in each column of dates: as asked, else as the column tells, else as the others do. */
function findDateOrders(
  table: Table,
  columns: readonly number[],
  options: ImportOptions,
  issues: IssueList,
): { readonly byColumn: ReadonlyMap<number, DateOrder>; readonly unclearDate: string | null } {
  const told = columns.map((column) => ({ column, ...dateOrderOf(columnCells(table, column)) }));
  const known = options.dateOrder ?? told.find(({ order }) => order !== null)?.order ?? null;
  const unclear = known === null ? told.filter((column) => column.unclear !== null) : [];
  for (const { column, unclear: cell } of unclear) {
    const message = `dates like "${cell}" could be read two ways; the day is taken to come first.`;
    issues.warn(null, table.header[column] ?? null, message);
  }
  const orderOf = (own: DateOrder | null) => options.dateOrder ?? own ?? known ?? 'day-first';
  return {
    byColumn: new Map(told.map(({ column, order }) => [column, orderOf(order)] as const)),
    unclearDate: unclear[0]?.unclear ?? null,
  };
}

function columnCells(table: Table, column: number): readonly string[] {
  return table.rows.map(({ cells }) => cells[column] ?? '');
}
