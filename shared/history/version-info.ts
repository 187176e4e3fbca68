/** Why a version was taken by itself. */
export type VersionReason = 'session-ended' | 'while-editing' | 'before-import' | 'before-restore' | 'before-migration';

/** Who edited a board between two versions, as they were called then. */
export interface VersionAuthor {
  readonly id: string;
  readonly name: string;
}

/** A version as lists and the replay tell of it. */
export interface VersionInfo {
  readonly id: string;
  readonly kind: 'automatic' | 'named';
  /** Null for a named one. */
  readonly reason: VersionReason | null;
  readonly name: string;
  readonly note: string;
  /** ISO 8601 in UTC: the moment that it stands for. */
  readonly takenAt: string;
  /** Name of who took it; null when nobody did, or the person is gone. */
  readonly takenBy: string | null;
  readonly authors: readonly VersionAuthor[];
}
