import { and, eq } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { notedMentions } from '#server/db/schema/mentions.ts';
import { speaksForFarEnd } from '#server/dependencies/far-end.ts';
import type { Members } from '#server/organisations/members.ts';
import type { BoardProjector } from '#server/projection/board-projector.ts';
import type { MentionProjector } from '#server/projection/mention-projector.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { FieldError } from '#shared/board/collection.ts';
import { CommandError } from '#shared/board/commands/command.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { sessionDocumentId } from '#shared/protocol/document-id.ts';
import { CommentError, replyTo } from '#shared/session/commands/comment-commands.ts';
import { mentionsIn } from '#shared/session/comment-tokens.ts';
import { createCommentsProjection } from '#shared/session/comments-projection.ts';
import { openSessionDoc } from '#shared/session/session-doc.ts';
import {
  type Answer,
  type AnswerOutcome,
  isMentionAnswer,
  type MentionAnswer,
  type RecordAnswer,
  type UndoAnswer,
} from '#shared/updates/answer.ts';
import { AnswerRefused, applyAnswer } from '#shared/updates/apply-answer.ts';
import { undoAnswer, undoOf } from '#shared/updates/undo-answer.ts';
import type { WaitingList } from '#shared/updates/waiting.ts';
import { countWaiting, readWaiting } from './read-waiting.ts';
import { ledTeams, type Me } from './waiting-source.ts';

/** What waits for people, over all boards of an organisation. Asks nothing about permission: its callers do. */
export interface Updates {
  read(orgId: string, me: Me): Promise<WaitingList>;
  count(orgId: string, me: Me): Promise<number>;
  /**
   * Writes an answer into the board's own document, or that of its comments, in the person's name: everybody on the board
   * sees it at once, and its history names them. Resolves after COMMIT, when the rows show it, too. What can't be done is
   * an outcome; a database that is away rejects.
   */
  answer(orgId: string, answer: Answer, me: Me): Promise<AnswerOutcome>;
}

export interface UpdatesOptions {
  readonly db: Database;
  readonly rooms: Pick<Rooms, 'change'>;
  readonly projector: Pick<BoardProjector, 'bringUp'>;
  readonly mentions: Pick<MentionProjector, 'bringUp'>;
  readonly members: Pick<Members, 'list'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

export function createUpdates({ db, rooms, projector, mentions, members, now, newId }: UpdatesOptions): Updates {
  const today = () => now().toISOString().slice(0, 10);
  const contextOf = (me: Me) => ({ actor: me.id, now: now().toISOString(), newId });

  async function answerRecord(orgId: string, answer: RecordAnswer, me: Me): Promise<UndoAnswer> {
    const isLink = answer.type === 'link';
    const person = {
      ...me,
      leads: isLink ? await ledTeams(db, orgId, me) : [],
      speaksForFar: isLink && (await speaksForFarEnd(db, answer.boardId, answer.id, me)),
    };
    // Checked on what the board says now, in the same turn in which it is written: nobody edits in between.
    const undo = await rooms.change(answer.boardId, { actorId: me.id, origin: 'user' }, (doc) => {
      const board = openBoard(doc);
      const projection = createBoardProjection(board);
      try {
        return undoOf(board, answer, () => applyAnswer(board, projection.view(), answer, person, contextOf(me)));
      } finally {
        projection.close();
      }
    });
    await projector.bringUp(answer.boardId);
    return undo;
  }

  async function takeBack(answer: UndoAnswer, me: Me): Promise<null> {
    await rooms.change(answer.boardId, { actorId: me.id, origin: 'user' }, (doc) =>
      undoAnswer(openBoard(doc), answer, contextOf(me)),
    );
    await projector.bringUp(answer.boardId);
    return null;
  }

  async function answerMention(orgId: string, answer: MentionAnswer, me: Me): Promise<MentionAnswer | null> {
    const { boardId, id: commentId } = answer;
    if (answer.type === 'mention-noted') {
      await db.insert(notedMentions).values({ userId: me.id, boardId, commentId }).onConflictDoNothing();
      return { type: 'mention-waits', boardId, id: commentId };
    }
    if (answer.type === 'mention-waits') {
      const { userId, boardId: board, commentId: comment } = notedMentions;
      await db.delete(notedMentions).where(and(eq(userId, me.id), eq(board, boardId), eq(comment, commentId)));
      return null;
    }
    const people = (await members.list(orgId)).map(({ userId, name }) => ({ id: userId, name }));
    await rooms.change(sessionDocumentId(boardId), { actorId: me.id, origin: 'user' }, (doc) => {
      const session = openSessionDoc(doc);
      const projection = createCommentsProjection(session);
      try {
        const view = projection.view();
        const comment = [...view.threads.values()]
          .flatMap(({ first, replies }) => (first ? [first, ...replies] : replies))
          .find(({ id }) => id === commentId);
        if (!comment) throw new AnswerRefused('The comment is gone: it was deleted.');
        const { text } = answer;
        replyTo(session, view, { threadId: comment.threadId, text, mentions: mentionsIn(text, people) }, contextOf(me));
      } finally {
        projection.close();
      }
    });
    await mentions.bringUp(boardId);
    // A reply is read at once: it is taken back where it stands, in the conversation.
    return null;
  }

  function give(orgId: string, answer: Answer, me: Me): Promise<Answer | null> {
    if (answer.type === 'undo') return takeBack(answer, me);
    return isMentionAnswer(answer) ? answerMention(orgId, answer, me) : answerRecord(orgId, answer, me);
  }

  return {
    read: (orgId, me) => readWaiting(db, orgId, me, today()),
    count: (orgId, me) => countWaiting(db, orgId, me, today()),
    async answer(orgId, answer, me) {
      try {
        return { ok: true, undo: await give(orgId, answer, me) };
      } catch (error) {
        const isTold =
          error instanceof AnswerRefused ||
          error instanceof CommandError ||
          error instanceof FieldError ||
          error instanceof CommentError;
        if (isTold) return { ok: false, message: error.message };
        throw error;
      }
    },
  };
}
