import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '#app/components/alert-dialog.tsx';
import { Avatar } from '#app/components/avatar.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import { useToast } from '#app/components/toast.tsx';
import { editComment, putCommentBack, removeComment } from '#shared/session/commands/comment-commands.ts';
import type { Comment, Mention } from '#shared/session/records/comment.ts';
import { CommentComposer } from './comment-composer.tsx';
import { CommentText } from './comment-text.tsx';
import { authorOf, useComments } from './comments-context.ts';

/** One comment: who, when, what, and what the reader may do about it. */
export function CommentItem({ comment }: { comment: Comment }) {
  const { comments, people, me } = useComments();
  const [draft, setDraft] = useState<string | null>(null);
  const author = authorOf(comment.author, people);
  const isOwn = comment.author === me.id;
  const save = (text: string, mentions: readonly Mention[]) => {
    comments.run((doc, _view, ctx) => editComment(doc, { comment, text, mentions }, ctx));
    setDraft(null);
    return true;
  };
  return (
    <div className="group/comment flex gap-2" data-comment={comment.id}>
      <Avatar person={author} size="sm" decorative />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6 items-center gap-1.5">
          <span className="truncate font-medium">{author.name}</span>
          <span className="shrink-0 text-ink-3 text-xs">
            <When at={comment.at} />
            {comment.editedAt && (
              <span title={`Edited ${new Date(comment.editedAt).toLocaleString('en-GB')}`}> · edited</span>
            )}
          </span>
          {comments.mayWrite && draft === null && (
            <span className="ml-auto flex shrink-0 transition-opacity duration-150 focus-within:opacity-100 group-hover/comment:opacity-100 pointer-fine:opacity-0">
              {isOwn && (
                <IconButton label="Edit comment" className="size-6" onClick={() => setDraft(comment.text)}>
                  <Pencil aria-hidden size={13} />
                </IconButton>
              )}
              <DeleteComment comment={comment} />
            </span>
          )}
        </div>
        {draft === null ? (
          <CommentText comment={comment} people={people} myId={me.id} />
        ) : (
          <CommentComposer
            label="Comment"
            placeholder=""
            sendLabel="Save"
            people={people}
            text={draft}
            onText={(text) => setDraft((before) => (before === null ? null : text))}
            onSend={save}
            onCancel={() => setDraft(null)}
            autoFocus
          />
        )}
      </div>
    </div>
  );
}

/** A foreign client may have written any text as the time. */
function When({ at }: { at: string }) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? <>at some time</> : <TimeAgo date={date} />;
}

/** One's own is deleted at once and can be taken back; another's, which can't, after a question. */
function DeleteComment({ comment }: { comment: Comment }) {
  const { comments, people, me } = useComments();
  const toast = useToast();
  const isOwn = comment.author === me.id;
  const remove = () => {
    comments.run((doc, _view, ctx) => removeComment(doc, { comment, mayRemoveAny: comments.mayRemoveAny }, ctx));
    const undo = { label: 'Undo', run: () => comments.run((doc, _view, ctx) => putCommentBack(doc, comment, ctx)) };
    toast({ title: 'Deleted the comment', action: isOwn ? undo : undefined });
  };
  if (!isOwn && !comments.mayRemoveAny) return null;
  const button = (
    <IconButton label="Delete comment" className="size-6" tooltip={isOwn} onClick={isOwn ? remove : undefined}>
      <Trash2 aria-hidden size={13} />
    </IconButton>
  );
  if (isOwn) return button;
  return (
    <AlertDialog title="Delete this comment?" action="Delete" onConfirm={remove} trigger={button}>
      {authorOf(comment.author, people).name} wrote it. It can’t be brought back; replies to it stay.
    </AlertDialog>
  );
}
