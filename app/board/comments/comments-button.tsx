import { useLocation, useNavigate } from '@remix-run/react';
import { clsx } from 'clsx';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import type { Person } from '#app/board/fields/person.ts';
import { writeItem } from '#app/board/panel/item-address.ts';
import { pictureOf } from '#app/board/shell/pictures.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { CommentsSession } from '#app/board/sync/comments-session.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { Popover } from '#app/components/popover.tsx';
import type { CommentThread } from '#shared/session/comments-view.ts';
import { useMentions, useMentionToasts } from './use-mentions.ts';
import { wantedThread } from './wanted-thread.ts';

interface CommentsButtonProps {
  readonly session: BoardSession;
  readonly people: readonly Person[];
  /** Address of the board. */
  readonly base: string;
}

const listCode = fetchedCode(async () => (await import('./comments-list.tsx')).CommentsList);

/** In the header of a board: whether somebody named this person, and all that is being talked about. */
export function CommentsButton(props: CommentsButtonProps) {
  const { comments } = props.session;
  return comments && <LiveCommentsButton {...props} comments={comments} />;
}

function LiveCommentsButton({ session, people, base, comments }: CommentsButtonProps & { comments: CommentsSession }) {
  const { mentions, unseen, markSeen } = useMentions(session, comments);
  const [isOpen, setOpen] = useState(false);
  const List = useFetchedCode(listCode, isOpen, () => setOpen(false));
  const show = useShowThread(base);
  const showThread = (thread: CommentThread) => {
    setOpen(false);
    markSeen(mentions.filter((mention) => mention.thread.id === thread.id));
    show(thread);
  };
  useMentionToasts(session, comments, people, showThread);
  const news = unseen.length === 0 ? '' : `, ${unseen.length} ${unseen.length === 1 ? 'mention' : 'mentions'} of you`;
  return (
    <Popover
      label="Comments"
      align="end"
      className="w-96 max-w-[calc(100vw-1rem)]"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-label={`Comments${news}`}
          title={`Comments${news}`}
          data-unseen={unseen.length}
          className="relative inline-flex size-8 items-center justify-center rounded-card text-ink-2 hover:bg-hover hover:text-ink"
        >
          <MessageSquare aria-hidden className="size-4" />
          {unseen.length > 0 && (
            <span
              aria-hidden
              className={clsx(
                'absolute -top-0.5 -right-0.5 inline-flex h-4 min-w-4 items-center justify-center rounded-full px-1',
                'bg-bad font-bold text-2xs text-on-bad ring-2 ring-card',
              )}
            >
              {unseen.length > 9 ? '9+' : unseen.length}
            </span>
          )}
        </button>
      }
    >
      {List ? (
        <List session={session} comments={comments} people={people} onShow={showThread} onSeen={markSeen} />
      ) : (
        <div aria-busy className="h-24" />
      )}
    </Popover>
  );
}

/** Opens the record of a thread beside the picture that is shown, or beside the roadmap, and scrolls to the thread. */
function useShowThread(base: string): (thread: CommentThread) => void {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return ({ id, recordKind, recordId }) => {
    const isPicture = pathname.startsWith(base) && pictureOf(pathname) !== 'list' && !pathname.endsWith('/import');
    const params = writeItem(new URLSearchParams(isPicture ? search : ''), { kind: recordKind, id: recordId });
    wantedThread.set(id);
    navigate(`${isPicture ? pathname : `${base}/roadmap`}?${params}`, { preventScrollReset: true });
  };
}
