import * as Y from 'yjs';
import type { CommentContext } from '../commands/comment-commands.ts';
import { type CommentsProjection, createCommentsProjection } from '../comments-projection.ts';
import type { CommentsView } from '../comments-view.ts';
import { openSessionDoc, type SessionDoc } from '../session-doc.ts';

/** A person's copy of a session document for tests, with counted ids and a clock that only they move. */
export interface TestSession {
  readonly session: SessionDoc;
  readonly projection: CommentsProjection;
  ctx(minute?: number): CommentContext;
  view(): CommentsView;
}

export function createTestSession(person: string): TestSession {
  const session = openSessionDoc(new Y.Doc());
  const projection = createCommentsProjection(session);
  let made = 0;
  return {
    session,
    projection,
    view: projection.view,
    ctx: (minute = 0) => ({
      actor: person,
      now: new Date(Date.UTC(2027, 1, 22, 9, minute)).toISOString(),
      newId: () => `${person}${++made}`,
    }),
  };
}

/** Sends everything each of the sessions has to all the others. */
export function exchangeSessions(...sessions: readonly TestSession[]): void {
  for (const from of sessions) {
    const update = Y.encodeStateAsUpdate(from.session.doc);
    for (const to of sessions) if (to !== from) Y.applyUpdate(to.session.doc, update, 'remote');
  }
}
