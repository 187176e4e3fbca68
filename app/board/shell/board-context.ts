import { createContext, useContext } from 'react';
import type { Person } from '#app/board/fields/person.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';

/** What every picture of a board knows: the document, who may be named, where it is, and how to open a record. */
export interface BoardContextValue {
  readonly session: BoardSession;
  /** The members of the organisation, by name. */
  readonly people: readonly Person[];
  /** Address of this board or snapshot, without a slash at the end: pictures are below it. */
  readonly base: string;
  /** Shows a record in the side panel; the address says which, so that it can be sent to somebody. */
  openItem(kind: RecordKind, id: string): void;
}

export const BoardContext = createContext<BoardContextValue | null>(null);

/** The board around this component. */
export function useBoard(): BoardContextValue {
  const value = useContext(BoardContext);
  if (!value) throw new Error('This component belongs inside a board.');
  return value;
}
