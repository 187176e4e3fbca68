import type { RecordKind } from '#shared/board/record-kind.ts';
import type { Comment } from './records/comment.ts';

/** A first comment on a record and the replies to it. */
export interface CommentThread {
  /** Key of the first comment. */
  readonly id: string;
  readonly recordKind: RecordKind;
  readonly recordId: string;
  /** Null when it was deleted: the replies stay. */
  readonly first: Comment | null;
  /** By time. */
  readonly replies: readonly Comment[];
  /** Who called it resolved, and when; null while it is open. */
  readonly resolved: { readonly by: string; readonly at: string } | null;
  /** The turn that the next mark of this thread takes. */
  readonly nextTurn: number;
}

/** All comments of a board at one moment. What did not change is the same object from one view to the next. */
export interface CommentsView {
  readonly threads: ReadonlyMap<string, CommentThread>;
  /** Threads by the id of their record, the oldest first. */
  readonly ofRecord: ReadonlyMap<string, readonly CommentThread[]>;
  /** How many open threads a record has; records without one are left out. */
  readonly openCounts: ReadonlyMap<string, number>;
}

/** When a thread began: of what is left of it, the first. */
export function threadStart(thread: CommentThread): string {
  return (thread.first ?? thread.replies[0])?.at ?? '';
}

/** What is left of a thread, by time. */
export function commentsOf(thread: CommentThread): readonly Comment[] {
  return thread.first ? [thread.first, ...thread.replies] : thread.replies;
}
