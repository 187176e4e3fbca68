import { formatDay } from '#app/board/fields/day-text.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { isStale } from '#shared/risk/review-due.ts';

/** What a row says of a risk that is past its review; null while it is not. */
export function staleWords(
  risk: Pick<Risk, 'status' | 'lastReviewed' | 'reviewEveryDays'>,
  today: string,
): string | null {
  if (!isStale(risk, today)) return null;
  return risk.lastReviewed === null ? 'never reviewed' : `last reviewed ${formatDay(risk.lastReviewed)}`;
}
