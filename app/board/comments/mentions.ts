import type { RecordKind } from '#shared/board/record-kind.ts';
import { type CommentsView, type CommentThread, commentsOf } from '#shared/session/comments-view.ts';
import type { Comment } from '#shared/session/records/comment.ts';

/** A comment of somebody else that names the reader. */
export interface MentionOfMe {
  readonly comment: Comment;
  readonly thread: CommentThread;
}

/** Where somebody is named by others, the newest first. */
export function mentionsOf(view: CommentsView, userId: string): readonly MentionOfMe[] {
  const found: MentionOfMe[] = [];
  for (const thread of view.threads.values()) {
    for (const comment of commentsOf(thread)) {
      if (comment.author !== userId && comment.mentions.some((mention) => mention.userId === userId)) {
        found.push({ comment, thread });
      }
    }
  }
  return found.sort((a, b) => (a.comment.at < b.comment.at ? 1 : a.comment.at > b.comment.at ? -1 : 0));
}

/** Open threads of records that are there, the one that was last written in first. */
export function openThreads(
  view: CommentsView,
  isThere: (kind: RecordKind, id: string) => boolean,
): readonly CommentThread[] {
  const lastAt = (thread: CommentThread) => commentsOf(thread).at(-1)?.at ?? '';
  return [...view.threads.values()]
    .filter(({ resolved, recordKind, recordId }) => !resolved && isThere(recordKind, recordId))
    .sort((a, b) => (lastAt(a) < lastAt(b) ? 1 : lastAt(a) > lastAt(b) ? -1 : 0));
}
