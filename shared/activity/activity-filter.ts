import { CHANGE_ASPECTS } from '../board/records/reason.ts';
import type { ActivityKind, ActivityRow } from './activity-row.ts';

/** What was done to a record: it came, it went, or what of it changed. `other` is every field of no aspect. */
export const CHANGE_SORTS = ['added', 'removed', ...CHANGE_ASPECTS, 'other'] as const;
export type ChangeSort = (typeof CHANGE_SORTS)[number];

/** Stands for a person where nobody signed in did it: the command line, or the server itself. */
export const THE_SERVER = 'server';

/** Which rows of the activity are wanted; null: all. */
export interface ActivityFilter {
  readonly kind: ActivityKind | null;
  readonly sort: ChangeSort | null;
  /** A user's id, or THE_SERVER. */
  readonly who: string | null;
  /** Calendar days in UTC, both inclusive. */
  readonly since: string | null;
  readonly until: string | null;
  /** Found in what a record is called, or in the reason, whatever the case. */
  readonly text: string;
}

export const ALL_ACTIVITY: ActivityFilter = {
  kind: null,
  sort: null,
  who: null,
  since: null,
  until: null,
  text: '',
};

/** A row with the board it is of: for lists over several boards. */
export interface BoardActivityRow extends ActivityRow {
  readonly boardId: string;
}
