import { Copy, Printer } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useVersion } from '#app/board/compare/use-version.ts';
import type { VersionPoint } from '#app/board/compare/version-choice.ts';
import { formatDay } from '#app/board/fields/day-text.ts';
import { HistoryPage } from '#app/board/history/history-page.tsx';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorPanel } from '#app/components/error-panel.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { useToast } from '#app/components/toast.tsx';
import { countReport, periodReport } from '#shared/history/period-report.ts';
import type { ReportSpan, SpanDays } from '#shared/history/report-span.ts';
import { ReportBody } from './report-body.tsx';
import { reportMarkdown } from './report-markdown.ts';
import { reportSections, reportSummary } from './report-sections.ts';
import { SpanPicker } from './span-picker.tsx';

interface ReportPageProps {
  readonly boardTitle: string;
  readonly span: ReportSpan;
  /** Null for a span that no calendar knows, and before days were chosen. */
  readonly days: SpanDays | null;
  /** The board when the span began: its last version before, else its first in it. The baseline is known to the board. */
  readonly from: VersionPoint | null;
  /** Null: now. */
  readonly to: VersionPoint | null;
  /** Versions that are known by name, the newest first. */
  readonly points: readonly VersionPoint[];
  /** Last day of the span, or today where it goes on. */
  readonly lastDay: string;
}

/** What happened in a span, for who was not there: on the screen, as Markdown, on one page of paper. */
export function ReportPage(props: ReportPageProps) {
  const { boardTitle, span, days, to, points, lastDay } = props;
  const { session, base } = useBoard();
  const now = useObservable(session.view);
  const baselineId = now.meta.baselineSnapshotId;
  const baseline = points.find(({ id }) => id === baselineId);
  const fromId = span === 'baseline' ? baselineId : (props.from?.id ?? null);
  const begun = span === 'baseline' ? baseline : props.from;
  const before = useVersion(session.boardId, fromId, now);
  const after = useVersion(session.boardId, to?.id ?? 'now', now);
  const told = useMemo(() => {
    if (before.state !== 'open' || after.state !== 'open') return null;
    const report = periodReport(before.view, after.view, lastDay);
    return {
      count: countReport(report),
      summary: reportSummary(report),
      sections: reportSections(report, { from: before.view, to: after.view }),
    };
  }, [before, after, lastDay]);
  const title = `${boardTitle}: report`;
  const words = spanWords(span, days, begun, lastDay);
  const failed = [before, after].find(({ state }) => state === 'failed');
  return (
    <HistoryPage
      base={`${base}/history`}
      title="Report"
      description="What was added and dropped, what moved, which risks changed, what is asked for, in one span."
      actions={
        told && told.count > 0 ? (
          <div className="flex gap-2">
            <CopyReport text={() => reportMarkdown(title, words, told.summary, told.sections)} />
            <Button onClick={() => window.print()}>
              <Printer aria-hidden size={14} />
              Print
            </Button>
          </div>
        ) : undefined
      }
    >
      <SpanPicker span={span} days={days} hasBaseline={baselineId !== null} />
      {failed?.state === 'failed' ? (
        <ErrorPanel
          title="A version could not be read"
          safe="Nothing was changed; the board and its versions are safe."
        >
          {failed.message}
        </ErrorPanel>
      ) : fromId === null ? (
        <NothingToReport span={span} days={days} />
      ) : !told ? (
        <div aria-busy className="flex flex-col gap-2">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-40 w-full" />
        </div>
      ) : (
        <article className="flex flex-col gap-4 print:gap-2">
          <header>
            <h2 className="hidden text-lg print:block">{title}</h2>
            <p className="text-ink-2">{words}</p>
            {told.summary && <p className="mt-1 text-pretty font-medium text-md print:text-sm">{told.summary}</p>}
          </header>
          {told.count > 0 ? (
            <ReportBody sections={told.sections} now={now} />
          ) : (
            <EmptyState title="Nothing to report">
              Nothing was added or dropped in this span, no date moved, no risk changed, nothing is overdue or in
              conflict.
            </EmptyState>
          )}
        </article>
      )}
    </HistoryPage>
  );
}

function NothingToReport({ span, days }: { span: ReportSpan; days: SpanDays | null }): ReactNode {
  if (span === 'baseline') {
    return (
      <EmptyState title="No baseline yet">
        Make a version by name the baseline, under Versions; the report then tells what changed since.
      </EmptyState>
    );
  }
  if (!days) return <EmptyState title="Which days?">Choose the first and the last day of the span.</EmptyState>;
  return (
    <EmptyState title="No version of this span">
      The report compares the board with how it was. The first version is kept by itself once somebody has edited the
      board; take one by name to remember what was agreed.
    </EmptyState>
  );
}

/** "23 Nov 2026 – 25 Nov 2026, compared with the version “Q1 commitment” of 20 Nov 2026". */
function spanWords(
  span: ReportSpan,
  days: SpanDays | null,
  from: VersionPoint | null | undefined,
  lastDay: string,
): string {
  const began = from ? formatDay(from.takenAt.slice(0, 10)) : '';
  const version = from?.kind === 'named' ? `“${from.name}” of ${began}` : `the version of ${began}`;
  if (span === 'baseline') return `Since the baseline${from ? ` ${version}` : ''}, up to ${formatDay(lastDay)}`;
  if (!days || !from) return '';
  const late = from.takenAt.slice(0, 10) >= days.since;
  const note = late
    ? `; the first version is of ${began}, what happened before is not told`
    : `, compared with ${version}`;
  return `${formatDay(days.since)} – ${formatDay(lastDay)}${note}`;
}

function CopyReport({ text }: { text: () => string }) {
  const toast = useToast();
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => toast({ title: 'Copied as Markdown', tone: 'ok' }),
      () => toast({ title: 'The browser did not allow copying', tone: 'bad' }),
    );
  return (
    <Button onClick={() => void copy()}>
      <Copy aria-hidden size={14} />
      Copy as Markdown
    </Button>
  );
}
