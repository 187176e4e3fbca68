/** What stands for one's own last visit where a version is asked for. */
export const LAST_VISIT = 'last-visit';

/** What happened on a board since somebody was there last. */
export interface LastVisit {
  /** When the last visit ended, ISO 8601 in UTC, by the server's clock. */
  readonly at: string;
  /** How many records others changed since, the settings of the board counted as one. */
  readonly changed: number;
  /** Whether there is a version to compare with. */
  readonly isKept: boolean;
}
