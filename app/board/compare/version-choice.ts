import { formatDay } from '#app/board/fields/day-text.ts';

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
