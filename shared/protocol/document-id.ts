import type { Action } from '../permissions/can.ts';

/** A board has two documents: the board itself, and what people without write access may do (comments, votes, timer). */
export interface DocumentName {
  /** `<boardId>` or `<boardId>/session`. */
  readonly id: string;
  readonly boardId: string;
  readonly kind: 'board' | 'session';
}

/** Names of the roots a session document may have. Those of a board document: shared/board/board-doc.ts. */
export const SESSION_ROOT_NAMES = ['comments', 'votes', 'timer'] as const;

/** The root whose entries each belong to one person, as their keys say: shared/session/entry-key.ts. */
export const OWNED_ROOT = 'comments' satisfies (typeof SESSION_ROOT_NAMES)[number];

const PATTERN = /^([A-Za-z0-9_-]{1,64})(\/session)?$/;

/** What a document id names, or `null` when it is not one. */
export function parseDocumentId(text: string): DocumentName | null {
  const match = PATTERN.exec(text);
  if (!match?.[1]) return null;
  return { id: text, boardId: match[1], kind: match[2] ? 'session' : 'board' };
}

export function sessionDocumentId(boardId: string): string {
  return `${boardId}/session`;
}

/** What a member must be allowed to do to write in such a document: a role is a rule about a whole document. */
export const WRITE_ACTION = { board: 'board:write', session: 'session:write' } as const satisfies Record<
  DocumentName['kind'],
  Action
>;
