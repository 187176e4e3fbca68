import { AtSign } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { nameOf } from '#app/board/fields/format-field.ts';
import type { Person } from '#app/board/fields/person.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { CommentsSession } from '#app/board/sync/comments-session.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Avatar } from '#app/components/avatar.tsx';
import { Button } from '#app/components/button.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import { type CommentThread, commentsOf } from '#shared/session/comments-view.ts';
import type { Comment } from '#shared/session/records/comment.ts';
import { authorOf } from './comments-context.ts';
import { type MentionOfMe, mentionsOf, openThreads } from './mentions.ts';
import { seenMentions } from './seen-mentions.ts';

interface CommentsListProps {
  readonly session: BoardSession;
  readonly comments: CommentsSession;
  readonly people: readonly Person[];
  readonly onShow: (thread: CommentThread) => void;
  readonly onSeen: (mentions: readonly MentionOfMe[]) => void;
}

const SHOWN = 30;

/** Where somebody named the reader, and then all open threads of the board. What is shown here is seen. */
export function CommentsList({ session, comments, people, onShow, onSeen }: CommentsListProps) {
  const view = useObservable(comments.view);
  const board = useBoardView(session);
  const isLoaded = useObservable(comments.loaded);
  const [shown, setShown] = useState(SHOWN);
  const [seenBefore] = useState(() => seenMentions(session.me.id, session.boardId).get());
  const mentions = useMemo(
    () => mentionsOf(view, session.me.id).filter(({ thread }) => board[thread.recordKind].byId.has(thread.recordId)),
    [view, session, board],
  );
  const threads = useMemo(() => openThreads(view, (kind, id) => board[kind].byId.has(id)), [view, board]);
  const fresh = mentions.filter(({ comment }) => !seenBefore.has(comment.id));
  useEffect(() => onSeen(mentions), [mentions, onSeen]);
  const titleOf = ({ recordKind, recordId }: CommentThread) => {
    const record = board[recordKind].byId.get(recordId);
    return record ? nameOf(record) : '';
  };
  const row = (thread: CommentThread, comment: Comment, isNew: boolean) => (
    <ThreadRow
      key={comment.id}
      title={titleOf(thread)}
      comment={comment}
      author={authorOf(comment.author, people)}
      replies={thread.replies.length}
      isNew={isNew}
      onOpen={() => onShow(thread)}
    />
  );
  if (!isLoaded) return <p className="text-ink-2">Comments are shown as soon as the server is reached.</p>;
  if (threads.length === 0 && fresh.length === 0) {
    return (
      <div>
        <p className="font-medium">Nothing is being discussed</p>
        <p className="mt-1 text-ink-2">
          {comments.mayWrite
            ? 'Open a record and comment at the end of its panel. Name people with @ to have them look.'
            : 'Open comments on this board are listed here.'}
        </p>
      </div>
    );
  }
  return (
    <div className="max-h-[min(32rem,70dvh)] -mx-1.5 overflow-y-auto">
      {fresh.length > 0 && (
        <>
          <h2 className="px-2 py-1 text-2xs text-ink-3 uppercase tracking-wide">New mentions of you</h2>
          <ul>{fresh.slice(0, SHOWN).map(({ thread, comment }) => row(thread, comment, true))}</ul>
        </>
      )}
      {threads.length > 0 && (
        <>
          <h2 className="px-2 pt-2 pb-1 text-2xs text-ink-3 uppercase tracking-wide">
            Open on this board · {threads.length}
          </h2>
          <ul>
            {threads.slice(0, shown).map((thread) => {
              const last = commentsOf(thread).at(-1);
              return last && row(thread, last, false);
            })}
          </ul>
        </>
      )}
      {threads.length > shown && (
        <Button size="sm" variant="quiet" onClick={() => setShown(shown + SHOWN)}>
          Show {Math.min(SHOWN, threads.length - shown)} more
        </Button>
      )}
    </div>
  );
}

interface ThreadRowProps {
  readonly title: string;
  readonly comment: Comment;
  readonly author: Person;
  readonly replies: number;
  readonly isNew: boolean;
  readonly onOpen: () => void;
}

function ThreadRow({ title, comment, author, replies, isNew, onOpen }: ThreadRowProps) {
  const date = new Date(comment.at);
  return (
    <li>
      <button
        type="button"
        className="flex w-full gap-2 rounded-card px-2 py-2 text-left hover:bg-hover"
        onClick={onOpen}
      >
        <Avatar person={author} size="sm" decorative />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            {isNew && <AtSign role="img" aria-label="New" size={13} className="shrink-0 text-bad-text" />}
            <span className="truncate font-medium">{title}</span>
          </span>
          <span className="line-clamp-2 text-ink-2 [overflow-wrap:anywhere]">
            {author.name}: {comment.text}
          </span>
          <span className="text-ink-3 text-xs">
            {Number.isNaN(date.getTime()) ? null : <TimeAgo date={date} />}
            {replies > 0 && ` · ${replies} ${replies === 1 ? 'reply' : 'replies'}`}
          </span>
        </span>
      </button>
    </li>
  );
}
