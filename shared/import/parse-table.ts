import Papa from 'papaparse';
import { IMPORT_FIELDS, plainName } from './import-field.ts';
import type { IssueList } from './import-issue.ts';

/** More rows than this are no plan that people look at, but a dump of something else. */
export const MAX_ROWS = 10_000;
const MAX_COLUMNS = 200;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A file as a table: text cells, trimmed. Rows without any text are left out; `row` still counts them. */
export interface Table {
  /** Unique names; a nameless column is called after its place: `Column 5`. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** As many as the header has. */
  readonly cells: readonly string[];
}

/** Reads the text of a CSV file, whatever separates its cells. Null, with an error in `issues`, when there is no table. */
export function parseTable(text: string, issues: IssueList): Table | null {
  const clean = text.replace(/^\uFEFF/, '');
  if (clean.trim() === '') return refuse(issues, 'The file is empty.');
  const parsed = Papa.parse<string[]>(clean, { delimiter: delimiterOf(clean), preview: MAX_ROWS + 2 });
  for (const error of parsed.errors) {
    const row = error.row === undefined ? null : error.row + 1;
    if (error.type === 'Quotes') issues.error(row, null, 'a quotation mark opens here and is never closed properly.');
  }
  const [names = [], ...body] = parsed.data;
  if (body.length > MAX_ROWS) return refuse(issues, `The file has more than ${MAX_ROWS.toLocaleString('en')} rows.`);
  if (names.length > MAX_COLUMNS) return refuse(issues, `The file has more than ${MAX_COLUMNS} columns.`);
  const header = uniqueNames(names);
  const rows = body.flatMap((cells, index) => tableRow(index + 2, cells, header, issues));
  if (rows.length === 0) return refuse(issues, 'The file has a header, but no rows below it.');
  return { header, rows };
}

function refuse(issues: IssueList, message: string): null {
  issues.error(null, null, message);
  return null;
}

function tableRow(row: number, raw: readonly string[], header: readonly string[], issues: IssueList): TableRow[] {
  const cells = raw.map((cell) => withoutFormulaGuard(cell.trim()));
  if (cells.every((cell) => cell === '')) return [];
  if (cells.slice(header.length).some((cell) => cell !== '')) {
    const counts = `it has ${cells.length} cells, but the header has ${header.length}`;
    issues.error(row, null, `${counts}: a text that contains the separator needs quotation marks.`);
  } else if (cells.length < header.length) {
    const missing = header.slice(cells.length).map((name) => `"${name}"`);
    issues.warn(row, null, `it ends early: nothing is there for ${missing.join(', ')}.`);
  }
  return [{ row, cells: header.map((_, index) => cells[index] ?? '') }];
}

/** Exports put an apostrophe before what a spreadsheet would run as a formula; it is none of the text. */
const withoutFormulaGuard = (cell: string) => cell.replace(/^'(?=[=+\-@])/, '');

/** The separator under which the header has the most names we know; at a tie, the most names. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const [names = []] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data;
    const score = names.filter(isKnownName).length * 1000 + names.length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

const KNOWN_NAMES = new Set(Object.values(IMPORT_FIELDS).flatMap(({ names }) => names.map(plainName)));
const isKnownName = (name: string) => KNOWN_NAMES.has(plainName(name));

function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((raw, index) => {
    const name = raw.trim() || `Column ${index + 1}`;
    let unique = name;
    for (let copy = 2; taken.has(unique); copy++) unique = `${name} (${copy})`;
    taken.add(unique);
    return unique;
  });
}
