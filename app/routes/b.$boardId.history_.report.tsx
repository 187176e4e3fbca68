import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReportPage } from '#app/board/report/report-page.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';
import { isIsoDate } from '#shared/board/records/fields.ts';
import { REPORT_SPANS, type ReportSpan, type SpanDays, spanDays } from '#shared/history/report-span.ts';

export const meta: MetaFunction = () => [{ title: 'Report · Quarterdeck' }];

/** `span` names one of REPORT_SPANS, days are those of UTC; `since` and `until` are the days of a chosen one. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const asked = new URL(request.url).searchParams;
  const today = new Date().toISOString().slice(0, 10);
  const span = REPORT_SPANS.find((known) => known === asked.get('span')) ?? 'this-week';
  const days = spanDays(span, today) ?? (span === 'days' ? chosenDays(asked) : null);
  const points = (await snapshots.list(board.id)).map(({ id, name, kind, takenAt }) => ({ id, name, kind, takenAt }));
  const asOf = (moment: string) => snapshots.point(board.id, { asOf: new Date(moment) });
  const goesOn = days === null || days.until >= today;
  const before = days && (await asOf(endOfDayBefore(days.since)));
  const end = !goesOn && days ? await asOf(`${days.until}T23:59:59.999Z`) : null;
  // A span that began before the first version is told from that on.
  const first = days ? points.findLast(({ takenAt }) => takenAt.toISOString().slice(0, 10) <= days.until) : undefined;
  const from = before ?? first ?? null;
  const plain = (point: typeof from) =>
    point && { id: point.id, name: point.name, kind: point.kind, takenAt: point.takenAt.toISOString() };
  return {
    boardTitle: board.title,
    span: span as ReportSpan,
    days,
    // A span that ended before the first version has none.
    from: goesOn || end ? plain(from) : null,
    to: plain(end),
    points: points.flatMap((point) => plain(point) ?? []),
    lastDay: days && !goesOn ? days.until : today,
  };
}

/** The last moment before a day. */
function endOfDayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - 1).toISOString();
}

function chosenDays(params: URLSearchParams): SpanDays | null {
  const [since = '', until = ''] = [params.get('since') ?? '', params.get('until') ?? ''];
  if (!isIsoDate(since) || !isIsoDate(until)) return null;
  return since <= until ? { since, until } : { since: until, until: since };
}

/** What happened on this board in a span. */
export default function ReportRoute() {
  const report = useLoaderData<typeof loader>();
  return (
    <BoardPicture picture="list">
      <ReportPage {...report} />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
