/** Something to know about a file before it is imported. With one error in it nothing is written. */
export interface ImportIssue {
  readonly severity: 'error' | 'warning';
  /** Row of the file as a spreadsheet counts: the header is row 1. Null: about the file as a whole. */
  readonly row: number | null;
  /** Name of the column as the file spells it; null: about the row as a whole. */
  readonly column: string | null;
  /** A sentence that says what is wrong and, where it isn't plain, what to do. */
  readonly message: string;
}

/** Collects issues while a file is read. */
export interface IssueList {
  readonly all: readonly ImportIssue[];
  error(row: number | null, column: string | null, message: string): void;
  warn(row: number | null, column: string | null, message: string): void;
}

export function createIssueList(): IssueList {
  const all: ImportIssue[] = [];
  return {
    all,
    error: (row, column, message) => all.push({ severity: 'error', row, column, message }),
    warn: (row, column, message) => all.push({ severity: 'warning', row, column, message }),
  };
}

/** The issue as one line: `Row 12, column "End": ...`. */
export function issueText({ row, column, message }: ImportIssue): string {
  const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column "${column}"`]
    .filter(Boolean)
    .join(', ');
  return place ? `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${message}` : message;
}

/** Errors first, then by row. */
export function sortIssues(issues: readonly ImportIssue[]): readonly ImportIssue[] {
  const rank = ({ severity }: ImportIssue) => (severity === 'error' ? 0 : 1);
  return [...issues].sort((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0));
}
