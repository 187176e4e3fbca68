import { useEffect, useMemo, useState } from 'react';
import { usePanel } from '#app/board/panel/panel-context.ts';
import { PanelSection } from '#app/board/panel/panel-section.tsx';
import type { CommentsSession } from '#app/board/sync/comments-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Button } from '#app/components/button.tsx';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { addComment } from '#shared/session/commands/comment-commands.ts';
import type { CommentThread } from '#shared/session/comments-view.ts';
import { CommentComposer } from './comment-composer.tsx';
import { CommentsContext, useComments } from './comments-context.ts';
import { ThreadCard } from './thread-card.tsx';
import { useDraft } from './use-draft.ts';
import { wantedThread } from './wanted-thread.ts';

interface CommentsSectionProps {
  readonly kind: RecordKind;
  readonly id: string;
}

/** What people said about a record. Nothing in a snapshot, which holds no comments. */
export function CommentsSection(props: CommentsSectionProps) {
  const { session, fields } = usePanel();
  const { comments, boardId, me } = session;
  const { people } = fields;
  const context = useMemo(
    () => comments && { comments, people, me, draftPrefix: `${me.id}:${boardId}` },
    [comments, people, me, boardId],
  );
  if (!context) return null;
  return (
    <CommentsContext.Provider value={context}>
      <RecordComments {...props} comments={context.comments} />
    </CommentsContext.Provider>
  );
}

const NONE: readonly CommentThread[] = [];

function RecordComments({ kind, id, comments }: CommentsSectionProps & { comments: CommentsSession }) {
  const view = useObservable(comments.view);
  const isLoaded = useObservable(comments.loaded);
  const threads = view.ofRecord.get(id) ?? NONE;
  const open = threads.filter(({ resolved }) => !resolved);
  const resolved = threads.filter((thread) => thread.resolved);
  return (
    <PanelSection title="Comments" aside={threads.length > 0 ? `${open.length} open` : undefined}>
      {comments.mayWrite && <NewThread key={`${kind}/${id}`} kind={kind} id={id} />}
      {!isLoaded && <p className="text-ink-3">Comments are shown as soon as the server is reached.</p>}
      {isLoaded && threads.length === 0 && (
        <p className="text-ink-3">
          {comments.mayWrite
            ? 'No comments yet. Ask a question, or say what the fields can’t.'
            : 'No comments yet. People who may comment can begin here.'}
        </p>
      )}
      <ThreadList label="Open threads" threads={open} />
      <ResolvedThreads key={id} threads={resolved} />
    </PanelSection>
  );
}

function NewThread({ kind, id }: CommentsSectionProps) {
  const { comments, people, draftPrefix } = useComments();
  const [text, setText] = useDraft(`${draftPrefix}:${id}`);
  return (
    <CommentComposer
      label="New comment"
      placeholder="Comment, and name people with @"
      sendLabel="Comment"
      people={people}
      text={text}
      onText={setText}
      onSend={(comment, mentions) =>
        comments.run((doc, _view, ctx) =>
          addComment(doc, { recordKind: kind, recordId: id, text: comment, mentions }, ctx),
        ) !== undefined
      }
    />
  );
}

/** Threads that are shown at first: a record that is much talked about has hundreds. */
const SHOWN = 20;

/** The newest first, under the place where the next is begun. */
function ThreadList({ label, threads }: { label: string; threads: readonly CommentThread[] }) {
  const [shown, setShown] = useState(SHOWN);
  const wanted = useObservable(wantedThread);
  const newestFirst = useMemo(() => [...threads].reverse(), [threads]);
  const wantedAt = wanted === null ? -1 : newestFirst.findIndex(({ id }) => id === wanted);
  useEffect(() => {
    if (wantedAt >= 0) setShown((before) => Math.max(before, wantedAt + 1));
  }, [wantedAt]);
  if (threads.length === 0) return null;
  return (
    <>
      <ul aria-label={label} className="flex flex-col gap-2">
        {newestFirst.slice(0, shown).map((thread) => (
          <ThreadCard key={thread.id} thread={thread} />
        ))}
      </ul>
      {threads.length > shown && (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setShown(shown + SHOWN)}>
          Show {Math.min(SHOWN, threads.length - shown)} earlier
        </Button>
      )}
    </>
  );
}

function ResolvedThreads({ threads }: { threads: readonly CommentThread[] }) {
  const [isOpen, setOpen] = useState(false);
  if (threads.length === 0) return null;
  return (
    <>
      <Button size="sm" variant="quiet" className="self-start" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide' : 'Show'} {threads.length} resolved
      </Button>
      {isOpen && <ThreadList label="Resolved threads" threads={threads} />}
    </>
  );
}
