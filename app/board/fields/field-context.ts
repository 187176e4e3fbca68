import type { BoardView } from '#shared/board/board-view.ts';
import type { Person } from './person.ts';

/** What is needed to read a field's value aloud: the records it may point at, the people it may name, and today. */
export interface FieldContext {
  readonly view: BoardView;
  /** The members of the organisation. */
  readonly people: readonly Person[];
  /** Calendar day of the reader, `YYYY-MM-DD`. */
  readonly today: string;
}
