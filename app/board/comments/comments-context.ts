import { createContext, useContext } from 'react';
import type { Person } from '#app/board/fields/person.ts';
import type { CommentsSession } from '#app/board/sync/comments-session.ts';

/** What every part of a thread knows. */
export interface CommentsContextValue {
  readonly comments: CommentsSession;
  readonly people: readonly Person[];
  readonly me: { readonly id: string; readonly name: string };
  /** Tells drafts of different boards and people apart. */
  readonly draftPrefix: string;
}

export const CommentsContext = createContext<CommentsContextValue | null>(null);

export function useComments(): CommentsContextValue {
  const value = useContext(CommentsContext);
  if (!value) throw new Error('This component belongs inside of comments.');
  return value;
}

/** Who wrote something, by the name they have now. */
export function authorOf(userId: string, people: readonly Person[]): Person {
  return people.find(({ id }) => id === userId) ?? { id: userId, name: 'Former member' };
}
