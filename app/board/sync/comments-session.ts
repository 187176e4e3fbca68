import type { CommentContext } from '#shared/session/commands/comment-commands.ts';
import type { CommentsView } from '#shared/session/comments-view.ts';
import type { SessionDoc } from '#shared/session/session-doc.ts';
import type { Observable } from './board-session.ts';

/** The comments of an open board: a document of their own, which commenters may write. */
export interface CommentsSession {
  readonly view: Observable<CommentsView>;
  /** How many open threads each record has; the same map until that changes. Records without one are left out. */
  readonly openCounts: Observable<ReadonlyMap<string, number>>;
  /** Whether the comments were read from the server. They come a moment after the board. */
  readonly loaded: Observable<boolean>;
  readonly mayWrite: boolean;
  /** Whether this person may delete what others wrote. */
  readonly mayRemoveAny: boolean;
  /** Runs a command and shows its CommentError as a message; answers undefined when it was refused. */
  run<T>(command: (session: SessionDoc, view: CommentsView, ctx: CommentContext) => T): T | undefined;
}
