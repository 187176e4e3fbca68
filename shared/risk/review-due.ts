import type { Risk } from '#shared/board/records/risk.ts';
import { addDays } from '#shared/schedule/calendar.ts';

type Reviewed = Pick<Risk, 'status' | 'lastReviewed' | 'reviewEveryDays'>;

/** When a risk that is still alive should be looked at again; null where it is closed. Never reviewed: today. */
export function reviewDue(risk: Reviewed, today: string): string | null {
  if (risk.status === 'closed') return null;
  return risk.lastReviewed === null ? today : addDays(risk.lastReviewed, risk.reviewEveryDays);
}

/** Whether nobody has looked at the risk for longer than its review interval. */
export function isStale(risk: Reviewed, today: string): boolean {
  const due = reviewDue(risk, today);
  return due !== null && (due < today || risk.lastReviewed === null);
}
