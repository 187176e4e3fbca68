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
        <section role="alert" className="rounded-card border border-bad bg-bad-tint">
          <h3 className="flex items-center gap-2 px-3 py-2.5 font-medium text-bad-text text-sm">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {summary.errors === 1 ? 'One error' : `${summary.errors} errors`}: nothing is imported until the file is
            mended.
          </h3>
          <IssueTable issues={errors} hidden={summary.errors - errors.length} label="Errors" />
        </section>
      )}
      {summary.warnings > 0 && (
        <details className="group rounded-card border border-line bg-card">
          <summary className="flex min-h-10 cursor-pointer items-center gap-2 px-3 font-medium text-warn-text">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {summary.warnings === 1 ? 'One warning' : `${summary.warnings} warnings`}
            <span className="font-normal text-ink-3 text-xs group-open:hidden">Show</span>
          </summary>
          <IssueTable issues={warnings} hidden={summary.warnings - warnings.length} label="Warnings" />
        </details>
      )}
    </>
  );
}

interface IssueTableProps {
  readonly issues: readonly ImportIssue[];
  /** How many more there are. */
  readonly hidden: number;
  readonly label: string;
}

function IssueTable({ issues, hidden, label }: IssueTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className="max-h-64 overflow-auto border-line border-t bg-card">
      <table className="w-full border-collapse text-left text-xs">
        <thead className="sr-only">
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={`${issue.row} ${issue.column} ${issue.message}`} className="border-line border-b last:border-b-0">
              <td className="w-px whitespace-nowrap px-3 py-1.5 align-top text-ink-2 tabular-nums">
                {issue.row === null ? 'File' : `Row ${issue.row}`}
              </td>
              <td className="w-px max-w-40 truncate whitespace-nowrap py-1.5 pr-3 align-top font-medium max-sm:max-w-24">
                {issue.column}
              </td>
              <td className="py-1.5 pr-3 align-top">{issue.message}</td>
            </tr>
          ))}
          {hidden > 0 && (
            <tr>
              <td colSpan={3} className="px-3 py-1.5 text-ink-2">
                and {hidden} more
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
