import type { RecordKind } from '../board/record-kind.ts';
import type { Matrix, WorkCalendar } from '../board/records/board-meta.ts';

/** What is needed of a board to put its activity into words, without the board: sent with a page of rows. */
export interface BoardWords {
  readonly title: string;
  /** Null: the usual ones. */
  readonly matrix: Matrix | null;
  readonly calendar: WorkCalendar | null;
  /** What the records are called that the rows refer to, also of those that are gone. */
  readonly names: readonly { readonly kind: RecordKind; readonly id: string; readonly title: string }[];
}
