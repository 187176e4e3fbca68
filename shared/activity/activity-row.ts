import type { RecordKind } from '../board/record-kind.ts';

/** What changes are listed of: records but the reasons for changes, and the settings of the board itself. */
export type ActivityKind = Exclude<RecordKind, 'reasons'> | 'meta';

/** One change of a board, as it is kept and sent. Values are those of a BoardView. */
export interface ActivityRow {
  /** Counts up within the board. */
  readonly id: number;
  /** When it was committed, ISO 8601 in UTC. */
  readonly at: string;
  /** A user's id, as the session proved; null: the server itself. */
  readonly actorId: string | null;
  /** The update of the document that made it: rows of one gesture have the same. */
  readonly seq: number;
  readonly kind: ActivityKind;
  readonly recordId: string;
  /** What the record was called then. */
  readonly title: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** The field that changed; null when the whole record came or went. */
  readonly field: string | null;
  /** The value before and after; of a whole record its fields. Null also where there was no value. */
  readonly from: unknown;
  readonly to: unknown;
  /** Fields that are read together with this one, as they stood then: the impact beside a likelihood. */
  readonly beside: Readonly<Record<string, unknown>> | null;
  /** The reason that was given. */
  readonly why: string | null;
}
