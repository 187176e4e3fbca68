import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Person } from '#app/board/fields/person.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { CommentsSession } from '#app/board/sync/comments-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { useToast } from '#app/components/toast.tsx';
import type { CommentThread } from '#shared/session/comments-view.ts';
import { authorOf } from './comments-context.ts';
import { type MentionOfMe, mentionsOf } from './mentions.ts';
import { seenMentions } from './seen-mentions.ts';

/** The mentions of this person on the board, and which of them are new. */
export function useMentions(session: BoardSession, comments: CommentsSession) {
  const view = useObservable(comments.view);
  const store = useMemo(() => seenMentions(session.me.id, session.boardId), [session]);
  const seen = useObservable(store);
  const mentions = useMemo(() => mentionsOf(view, session.me.id), [view, session]);
  const unseen = useMemo(() => mentions.filter(({ comment }) => !seen.has(comment.id)), [mentions, seen]);
  const markSeen = useCallback(
    (which: readonly MentionOfMe[]) => {
      const existing = new Set(mentionsOf(comments.view.get(), session.me.id).map(({ comment }) => comment.id));
      store.add(
        which.map(({ comment }) => comment.id),
        existing,
      );
    },
    [store, comments, session],
  );
  return { mentions, unseen, markSeen };
}

const EXCERPT = 90;
/** What is older when the board is opened is not news: the badge tells it. Authors' clocks differ by less. */
const NEWS_MS = 60_000;

const MOST_TOASTS = 3;

/** Tells a mention that arrives while the board is open. Those that were there before are the badge's to tell. */
export function useMentionToasts(
  session: BoardSession,
  comments: CommentsSession,
  people: readonly Person[],
  onShow: (thread: CommentThread) => void,
): void {
  const toast = useToast();
  const latest = useRef({ people, onShow });
  latest.current = { people, onShow };
  useEffect(() => {
    const since = Date.now() - NEWS_MS;
    const told = new Set<string>();
    const look = () => {
      if (!comments.loaded.get()) return;
      const seen = seenMentions(session.me.id, session.boardId).get();
      const isNews = ({ comment: { id, at } }: MentionOfMe) => !told.has(id) && !seen.has(id) && Date.parse(at) > since;
      const news = mentionsOf(comments.view.get(), session.me.id).filter(isNews);
      for (const { comment } of news) told.add(comment.id);
      for (const { comment, thread } of news.slice(0, MOST_TOASTS)) {
        const { name } = authorOf(comment.author, latest.current.people);
        toast({
          title: `${name} mentioned you`,
          description: comment.text.length > EXCERPT ? `${comment.text.slice(0, EXCERPT)}…` : comment.text,
          action: { label: 'Show', run: () => latest.current.onShow(thread) },
        });
      }
    };
    look();
    const stops = [comments.view.subscribe(look), comments.loaded.subscribe(look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session, comments, toast]);
}
