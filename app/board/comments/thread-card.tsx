import { clsx } from 'clsx';
import { Check, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { usePanel } from '#app/board/panel/panel-context.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Button } from '#app/components/button.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import { markThread, replyTo } from '#shared/session/commands/comment-commands.ts';
import type { CommentThread } from '#shared/session/comments-view.ts';
import { CommentComposer } from './comment-composer.tsx';
import { CommentItem } from './comment-item.tsx';
import { authorOf, useComments } from './comments-context.ts';
import { readDraft, useDraft } from './use-draft.ts';
import { useSeenWhenShown } from './use-seen-when-shown.ts';
import { wantedThread } from './wanted-thread.ts';

/** Replies that are shown of a long thread before all are asked for. */
const SHOWN_REPLIES = 3;
const MOST_UNFOLDED = 5;

/** A first comment, the replies to it, and the way to reply, resolve and open again. */
export function ThreadCard({ thread }: { thread: CommentThread }) {
  const { comments, people } = useComments();
  const { session } = usePanel();
  const [isUnfolded, setUnfolded] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  useSeenWhenShown(card, thread, session);
  const isWanted = useObservable(wantedThread) === thread.id;
  useEffect(() => {
    if (!isWanted || !card.current) return;
    card.current.scrollIntoView({ block: 'center' });
    card.current.focus({ preventScroll: true });
    wantedThread.set(null);
  }, [isWanted]);
  const { first, replies, resolved } = thread;
  const folded = isUnfolded || replies.length <= MOST_UNFOLDED ? 0 : replies.length - SHOWN_REPLIES;
  const mark = (isResolved: boolean) =>
    comments.run((doc, view, ctx) => markThread(doc, view, { threadId: thread.id, resolved: isResolved }, ctx));
  return (
    <li
      ref={card}
      tabIndex={-1}
      data-thread={thread.id}
      className={clsx('flex flex-col gap-2 rounded-card border border-line p-3', resolved && 'bg-sunken')}
    >
      {first ? <CommentItem comment={first} /> : <p className="text-ink-3 italic">Deleted comment</p>}
      {folded > 0 && (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setUnfolded(true)}>
          Show {folded} earlier {folded === 1 ? 'reply' : 'replies'}
        </Button>
      )}
      {replies.length > 0 && (
        <ul className="flex flex-col gap-2 border-line border-l-2 pl-3">
          {replies.slice(folded).map((reply) => (
            <li key={reply.id}>
              <CommentItem comment={reply} />
            </li>
          ))}
        </ul>
      )}
      {resolved && (
        <p className="flex items-center gap-1.5 text-ink-2 text-xs">
          <Check aria-hidden size={14} />
          <span>
            Resolved by {authorOf(resolved.by, people).name}
            {Number.isNaN(Date.parse(resolved.at)) ? null : (
              <>
                {', '}
                <TimeAgo date={new Date(resolved.at)} />
              </>
            )}
          </span>
        </p>
      )}
      {comments.mayWrite && <ThreadFoot key={thread.id} thread={thread} onMark={mark} />}
    </li>
  );
}

interface ThreadFootProps {
  readonly thread: CommentThread;
  readonly onMark: (isResolved: boolean) => void;
}

function ThreadFoot({ thread, onMark }: ThreadFootProps) {
  const { comments, people, draftPrefix } = useComments();
  const draftKey = `${draftPrefix}:${thread.id}`;
  const [text, setText] = useDraft(draftKey);
  const [isOpen, setOpen] = useState(() => readDraft(draftKey) !== '');
  const [wasOpened, setWasOpened] = useState(false);
  const replyButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => replyButton.current?.focus());
  };
  if (isOpen) {
    return (
      <CommentComposer
        label="Reply"
        placeholder="Reply, and name people with @"
        sendLabel="Reply"
        people={people}
        text={text}
        onText={setText}
        onSend={(reply, mentions) => {
          const id = comments.run((doc, view, ctx) =>
            replyTo(doc, view, { threadId: thread.id, text: reply, mentions }, ctx),
          );
          if (id !== undefined) close();
          return id !== undefined;
        }}
        onCancel={close}
        autoFocus={wasOpened}
      />
    );
  }
  return (
    <div className="-mb-1 flex gap-1">
      <Button
        ref={replyButton}
        size="sm"
        variant="quiet"
        onClick={() => {
          setWasOpened(true);
          setOpen(true);
        }}
      >
        Reply
      </Button>
      <Button size="sm" variant="quiet" onClick={() => onMark(thread.resolved === null)}>
        {thread.resolved ? <RotateCcw aria-hidden size={13} /> : <Check aria-hidden size={13} />}
        {thread.resolved ? 'Reopen' : 'Resolve'}
      </Button>
    </div>
  );
}
