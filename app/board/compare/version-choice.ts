import { formatDay } from '#app/board/fields/day-text.ts';
import { LAST_VISIT } from '#shared/history/last-visit.ts';

/** A version that can be compared. */
export interface VersionPoint {
  readonly id: string;
  readonly name: string;
  readonly kind: 'automatic' | 'named';
  /** Instant, ISO 8601. */
  readonly takenAt: string;
}

/** What a version is called where one is chosen: "Q1 commitment, 2 Jan 2027", with the time where it took itself. */
export function versionLabel({ name, kind, takenAt }: VersionPoint): string {
  const day = formatDay(takenAt.slice(0, 10));
  return kind === 'named' ? `${name}, ${day}` : `${day}, ${takenAt.slice(11, 16)} (automatic)`;
}

/**
 * Which version to compare with when nobody said: the baseline, else the newest by name, else the oldest that is
 * listed (`points` are newest first); null when there is none.
 */
export function usualFrom(points: readonly VersionPoint[], baselineId: string | null): string | null {
  const known = (id: string | null) => points.find((point) => point.id === id)?.id;
  return known(baselineId) ?? points.find(({ kind }) => kind === 'named')?.id ?? points.at(-1)?.id ?? null;
}

/** A moment that is named by what happened then, and how an address names it. */
export interface Moment {
  readonly which: string;
  readonly label: string;
}

/**
 * What people ask for without knowing a version: their last visit, and the last day before today on which risks were
 * reviewed. A review of today goes on: what it changed is what one wants to see.
 */
export function momentsOf(given: {
  readonly hasLastVisit: boolean;
  readonly risks: readonly { readonly lastReviewed: string | null }[];
  /** The oldest version's instant, ISO 8601; null when there is none. */
  readonly oldest: string | null;
  readonly today: string;
}): readonly Moment[] {
  const { hasLastVisit, risks, oldest, today } = given;
  const moments: Moment[] = hasLastVisit ? [{ which: LAST_VISIT, label: 'My last visit' }] : [];
  let review = '';
  for (const { lastReviewed } of risks)
    if (lastReviewed !== null && lastReviewed < today && lastReviewed > review) review = lastReviewed;
  if (oldest !== null && review >= oldest.slice(0, 10))
    moments.push({ which: review, label: `Last review of risks, ${formatDay(review)}` });
  return moments;
}
