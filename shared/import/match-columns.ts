import { type ColumnTarget, IMPORT_FIELD_NAMES, IMPORT_FIELDS, type ImportField, plainName } from './import-field.ts';
import type { IssueList } from './import-issue.ts';
import type { ImportOptions } from './import-options.ts';
import type { Table } from './parse-table.ts';
import { looksLikeDate } from './read-date.ts';

/** What each column is read as, in the order of the header. */
export type ColumnTargets = readonly ColumnTarget[];

/** Dates that other tools keep about a record, not about the work. */
const BOOKKEEPING = /creat|updat|modif|chang|resolv|viewed|report/i;

/**
 * Reads columns by their names, the rest by their values, and lets the person's own choices win. `knownStages`: names of
 * stages on the board, which a column that is empty throughout is read as when the file is the whole truth.
 */
export function matchColumns(
  table: Table,
  options: ImportOptions,
  issues: IssueList,
  knownStages: ReadonlySet<string> = new Set(),
): ColumnTargets {
  const targets: (ColumnTarget | null)[] = table.header.map((name) => options.columns[name] ?? null);
  for (const name of Object.keys(options.columns)) {
    if (!table.header.includes(name)) {
      issues.error(null, name, `there is no such column; the file has ${quoted(table.header)}.`);
    }
  }
  for (const field of IMPORT_FIELD_NAMES) matchByName(field, table, targets);
  const emptied = (index: number) =>
    options.replace &&
    knownStages.has(table.header[index] ?? '') &&
    table.rows.every(({ cells }) => (cells[index] ?? '') === '');
  const matched = targets.map(
    (target, index) => target ?? (isStage(table, index) || emptied(index) ? 'stage' : 'ignore'),
  );
  checkTargets(table, matched, issues);
  return matched;
}

function matchByName(field: ImportField, table: Table, targets: (ColumnTarget | null)[]): void {
  const { names, repeats } = IMPORT_FIELDS[field];
  for (const wanted of names.map(plainName)) {
    for (const [index, name] of table.header.entries()) {
      if (!repeats && targets.includes(field)) return;
      // A repeated column was numbered to make it unique: "Labels (2)" is still called Labels.
      if (targets[index] === null && plainName(name.replace(/ \(\d+\)$/, '')) === wanted) targets[index] = field;
    }
  }
}

/** A column of dates that is no field: a stage such as Alpha or Beta. One that has a bad date among them still is. */
function isStage(table: Table, index: number): boolean {
  if (BOOKKEEPING.test(table.header[index] ?? '')) return false;
  const cells = table.rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '');
  const dates = cells.filter(looksLikeDate).length;
  return dates > 0 && dates >= cells.length * 0.8;
}

function checkTargets(table: Table, targets: ColumnTargets, issues: IssueList): void {
  if (!targets.includes('title')) {
    const found = `the columns are ${quoted(table.header)}`;
    issues.error(null, null, `No column holds the titles (Title, Summary or Name): ${found}. Say which one does.`);
  }
  for (const field of IMPORT_FIELD_NAMES) {
    if (IMPORT_FIELDS[field].repeats) continue;
    const names = table.header.filter((_, index) => targets[index] === field);
    if (names.length > 1) {
      issues.error(
        null,
        names[1] ?? null,
        `${quoted(names)} are both read as ${IMPORT_FIELDS[field].label}: keep one.`,
      );
    }
  }
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => `"${name}"`);
  if (names.length > shown.length) shown.push(`${names.length - shown.length} more`);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
