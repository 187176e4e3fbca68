import type { CommandContext } from '#shared/board/commands/command.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { CommentsView } from '../comments-view.ts';
import { entryKey } from '../entry-key.ts';
import { type Comment, type CommentFields, commentSchema, LONGEST_COMMENT, type Mention } from '../records/comment.ts';
import type { SessionDoc } from '../session-doc.ts';

/** Who acts: only a person comments. */
export type CommentContext = CommandContext & { readonly actor: string };

/** A comment command that can't be done as asked. Nothing was written. The message is for the person who asked. */
export class CommentError extends Error {
  override readonly name = 'CommentError';
  readonly code: 'gone' | 'not-yours' | 'bad-text';

  constructor(code: CommentError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

interface CommentText {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/**
 * Begins a thread on a record and answers the comment's id.
 * @throws CommentError when there is no text, or too much.
 */
export function addComment(
  session: SessionDoc,
  args: CommentText & { readonly recordKind: RecordKind; readonly recordId: string },
  ctx: CommentContext,
): string {
  const id = entryKey(ctx.actor, ctx.newId());
  const { recordKind, recordId } = args;
  put(session, id, { threadId: id, recordKind, recordId, ...checked(args), at: ctx.now, editedAt: null });
  return id;
}

/**
 * Replies in a thread and answers the comment's id.
 * @throws CommentError when the thread is gone, or the text does not fit.
 */
export function replyTo(
  session: SessionDoc,
  view: CommentsView,
  args: CommentText & { readonly threadId: string },
  ctx: CommentContext,
): string {
  const thread = view.threads.get(args.threadId);
  if (!thread) throw new CommentError('gone', 'This thread is gone: somebody deleted it.');
  const id = entryKey(ctx.actor, ctx.newId());
  const { recordKind, recordId } = thread;
  put(session, id, { threadId: thread.id, recordKind, recordId, ...checked(args), at: ctx.now, editedAt: null });
  return id;
}

/**
 * Writes another text into one's own comment.
 * @throws CommentError when it is gone or somebody else's, or the text does not fit.
 */
export function editComment(
  session: SessionDoc,
  args: CommentText & { readonly comment: Comment },
  ctx: CommentContext,
): void {
  const { id, author, ...fields } = args.comment;
  if (author !== ctx.actor) throw new CommentError('not-yours', 'Only who wrote a comment can change it.');
  if (!session.comments.has(id)) throw new CommentError('gone', 'This comment is gone: it was deleted.');
  put(session, id, { ...fields, ...checked(args), editedAt: ctx.now });
}

/**
 * Deletes a comment; replies to it stay.
 * @throws CommentError when it is somebody else's and the person may not delete those.
 */
export function removeComment(
  session: SessionDoc,
  args: { readonly comment: Comment; readonly mayRemoveAny: boolean },
  ctx: CommentContext,
): void {
  const { id, author } = args.comment;
  if (author !== ctx.actor && !args.mayRemoveAny) {
    throw new CommentError('not-yours', 'Only who wrote a comment, or an owner, can delete it.');
  }
  session.doc.transact(() => session.comments.delete(id), 'user');
}

/** Puts one's own comment back as it was before it was deleted. */
export function putCommentBack(session: SessionDoc, comment: Comment, ctx: CommentContext): void {
  const { id, author, ...fields } = comment;
  if (author !== ctx.actor) throw new CommentError('not-yours', 'Only who wrote a comment can bring it back.');
  put(session, id, fields);
}

/**
 * Calls a thread resolved, or open again.
 * @throws CommentError when the thread is gone.
 */
export function markThread(
  session: SessionDoc,
  view: CommentsView,
  args: { readonly threadId: string; readonly resolved: boolean },
  ctx: CommentContext,
): void {
  const thread = view.threads.get(args.threadId);
  if (!thread) throw new CommentError('gone', 'This thread is gone: somebody deleted it.');
  if ((thread.resolved !== null) === args.resolved) return;
  const { id: threadId, nextTurn: turn } = thread;
  // One mark a person and thread: its id is the thread's, as it stands in whoever's name.
  const key = entryKey(ctx.actor, `mark:${threadId}`);
  const mark = { type: 'mark', threadId, resolved: args.resolved, turn, at: ctx.now };
  session.doc.transact(() => session.comments.set(key, mark), 'user');
}

function put(session: SessionDoc, id: string, fields: Omit<CommentFields, 'type'>): void {
  session.doc.transact(() => session.comments.set(id, { type: 'comment', ...fields }), 'user');
}

function checked({ text, mentions }: CommentText): { text: string; mentions: Mention[] } {
  const trimmed = text.trim();
  const parsed = commentSchema.shape.text.safeParse(trimmed);
  if (trimmed === '') throw new CommentError('bad-text', 'Write something first.');
  if (!parsed.success) {
    throw new CommentError(
      'bad-text',
      `A comment can have ${LONGEST_COMMENT.toLocaleString('en')} characters at most.`,
    );
  }
  return { text: trimmed, mentions: [...mentions] };
}
