import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ImportIssue } from '#shared/import/import-issue.ts';
import type { ImportSummary } from '#shared/import/import-summary.ts';

/** What is wrong with the file, and what to know about it: errors open, warnings to be opened. */
export function ImportIssues({ summary }: { summary: ImportSummary }) {
  const errors = summary.issues.filter(({ severity }) => severity === 'error');
  const warnings = summary.issues.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <section role="alert" className="overflow-hidden rounded-card border border-bad bg-bad-tint">
          <h3 className="flex items-center gap-2 px-3 py-2.5 font-medium text-bad-text text-sm">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {summary.errors === 1 ? 'One error' : `${summary.errors} errors`}: nothing is imported until the file is
            mended.
          </h3>
          <IssueList issues={errors} hidden={summary.errors - errors.length} label="Errors" />
        </section>
      )}
      {summary.warnings > 0 && (
        <details className="group overflow-hidden rounded-card border border-line bg-card">
          <summary className="flex min-h-10 cursor-pointer items-center gap-2 px-3 font-medium text-warn-text">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {summary.warnings === 1 ? 'One warning' : `${summary.warnings} warnings`}
            <span className="font-normal text-ink-3 text-xs group-open:hidden">Show</span>
          </summary>
          <IssueList issues={warnings} hidden={summary.warnings - warnings.length} label="Warnings" />
        </details>
      )}
    </>
  );
}

interface IssueListProps {
  readonly issues: readonly ImportIssue[];
  /** How many more there are. */
  readonly hidden: number;
  readonly label: string;
}

function IssueList({ issues, hidden, label }: IssueListProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className="max-h-64 overflow-auto border-line border-t bg-card text-xs">
      <ul>
        {issues.map((issue) => (
          <li
            key={`${issue.row} ${issue.column} ${issue.message}`}
            className="grid grid-cols-[4rem_1fr] gap-x-3 border-line border-b px-3 py-1.5 last:border-b-0 sm:grid-cols-[4rem_8.5rem_1fr]"
          >
            <span className="text-ink-2 tabular-nums">{issue.row === null ? 'File' : `Row ${issue.row}`}</span>
            <span className="truncate font-medium" title={issue.column ?? undefined}>
              {issue.column}
            </span>
            <span className="min-w-0 max-sm:col-span-2">{issue.message}</span>
          </li>
        ))}
        {hidden > 0 && <li className="px-3 py-1.5 text-ink-2">and {hidden} more</li>}
      </ul>
    </section>
  );
}
