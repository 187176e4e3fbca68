import { quarterAfter, quarterOf, quarterSpan } from '../board/templates/quarter.ts';
import { addDays, dayNumber, weekdayOf } from '../schedule/calendar.ts';

/** What a report is about. `baseline` begins where the board's baseline was taken; `days` are chosen by the reader. */
export const REPORT_SPANS = ['this-week', 'last-week', 'this-quarter', 'last-quarter', 'baseline', 'days'] as const;
export type ReportSpan = (typeof REPORT_SPANS)[number];

/** Calendar days, both inclusive. */
export interface SpanDays {
  readonly since: string;
  readonly until: string;
}

/** The days of a span as of `today`; weeks begin on Monday. Null for those that no calendar knows. */
export function spanDays(span: ReportSpan, today: string): SpanDays | null {
  switch (span) {
    case 'this-week':
    case 'last-week': {
      const monday = addDays(today, -weekdayOf(dayNumber(today)));
      const since = span === 'this-week' ? monday : addDays(monday, -7);
      return { since, until: addDays(since, 6) };
    }
    case 'this-quarter':
    case 'last-quarter': {
      const { start, end } = quarterSpan(quarterAfter(quarterOf(today), span === 'this-quarter' ? 0 : -1));
      return { since: start, until: end };
    }
    default:
      return null;
  }
}
