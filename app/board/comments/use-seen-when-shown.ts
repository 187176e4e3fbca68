import { type RefObject, useEffect } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { type CommentThread, commentsOf } from '#shared/session/comments-view.ts';
import { seenMentions } from './seen-mentions.ts';

/** What names this person in a thread is seen once the thread stands on the screen. */
export function useSeenWhenShown(element: RefObject<HTMLElement>, thread: CommentThread, session: BoardSession): void {
  useEffect(() => {
    const { me, boardId } = session;
    const mentions = commentsOf(thread).filter((comment) => comment.mentions.some(({ userId }) => userId === me.id));
    if (!element.current || mentions.length === 0) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting))
        seenMentions(me.id, boardId).add(mentions.map(({ id }) => id));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, thread, session]);
}
