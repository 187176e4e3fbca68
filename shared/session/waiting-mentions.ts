import { type CommentsView, commentsOf } from './comments-view.ts';
import type { Comment } from './records/comment.ts';

/** A comment that names somebody who has not answered it. */
export interface WaitingMentionOf {
  readonly userId: string;
  readonly comment: Comment;
}

/**
 * Mentions that wait for a word of those who are named: the thread is open, and they wrote nothing in it behind the
 * comment. Naming oneself asks nobody.
 */
export function waitingMentions(view: CommentsView): readonly WaitingMentionOf[] {
  const waiting: WaitingMentionOf[] = [];
  for (const thread of view.threads.values()) {
    if (thread.resolved) continue;
    const comments = commentsOf(thread);
    comments.forEach((comment, at) => {
      const named = new Set(comment.mentions.map(({ userId }) => userId));
      named.delete(comment.author);
      for (const later of comments.slice(at + 1)) named.delete(later.author);
      for (const userId of named) waiting.push({ userId, comment });
    });
  }
  return waiting;
}
