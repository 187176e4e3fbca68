import { eq, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Database } from '#server/db/client.ts';
import { mentionProjections, rowMentions } from '#server/db/schema/mentions.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { applyStored } from '#server/rooms/apply-stored.ts';
import { sessionDocumentId } from '#shared/protocol/document-id.ts';
import { createCommentsProjection } from '#shared/session/comments-projection.ts';
import { openSessionDoc } from '#shared/session/session-doc.ts';
import { waitingMentions } from '#shared/session/waiting-mentions.ts';
import { storableText } from './storable-text.ts';

/** Keeps row_mentions behind the session documents of boards by a fraction of a second. */
export interface MentionProjector {
  /** To be told after each commit to a board's session document. Returns at once. */
  noteCommit(boardId: string): void;
  /** Brings the mentions of one board up now. Never rejects: what fails is tried again. */
  bringUp(boardId: string): Promise<void>;
  /** Finds boards that were left behind, by a process that died for instance, as long as `goOn` says. */
  takeUpLeftBehind(goOn: () => boolean): Promise<void>;
  /** Brings up what is pending and stops. */
  close(): Promise<void>;
}

export interface MentionProjectorOptions {
  readonly db: Database;
  readonly onError: (error: unknown, boardId: string) => void;
  /** Milliseconds to wait for more comments of a board. */
  readonly delay?: number;
}

const EXCERPT = 280;
const ROWS_AN_INSERT = 1000;

export function createMentionProjector({ db, onError, delay = 300 }: MentionProjectorOptions): MentionProjector {
  const pending = new Map<string, NodeJS.Timeout>();
  /** One board after the other: they share the connections with those who wait for an answer. */
  let work: Promise<void> = Promise.resolve();
  let closed = false;

  const bringUp = (boardId: string) => {
    clearTimeout(pending.get(boardId));
    pending.delete(boardId);
    // What fails is left behind, and taken up with the boards that are.
    work = work.then(() => projectMentions(db, boardId).catch((error: unknown) => onError(error, boardId)));
    return work;
  };

  return {
    noteCommit(boardId) {
      if (closed || pending.has(boardId)) return;
      const timer = setTimeout(() => void bringUp(boardId), delay);
      timer.unref();
      pending.set(boardId, timer);
    },
    bringUp,
    async takeUpLeftBehind(goOn) {
      const { rows } = await db.execute<{ id: string }>(sql`
        select doc.board_id as id from board_docs doc left join mention_projections done on done.board_id = doc.board_id
        where doc.id = doc.board_id || '/session' and doc.head_seq > coalesce(done.seq, 0) order by doc.board_id`);
      for (const { id } of rows) {
        if (!goOn() || closed) return;
        await bringUp(id);
      }
    },
    async close() {
      closed = true;
      for (const boardId of pending.keys()) void bringUp(boardId);
      await work;
    },
  };
}

/** Reads a board's comments from the log and writes its rows anew. Rows never go back: the row of its seq is locked. */
async function projectMentions(db: Database, boardId: string): Promise<void> {
  const stored = await loadDocument(db, sessionDocumentId(boardId));
  if (!stored) return;
  const doc = new Y.Doc();
  try {
    await applyStored(doc, stored.payloads);
    const projection = createCommentsProjection(openSessionDoc(doc));
    const rows = waitingMentions(projection.view()).map(({ userId, comment }) => ({
      boardId,
      commentId: storableText(comment.id),
      userId: storableText(userId),
      author: storableText(comment.author),
      threadId: storableText(comment.threadId),
      recordKind: comment.recordKind,
      recordId: storableText(comment.recordId),
      excerpt: storableText(comment.text.slice(0, EXCERPT)),
      at: storableText(comment.at),
    }));
    projection.close();
    await db.transaction(async (tx) => {
      await tx.insert(mentionProjections).values({ boardId, seq: 0 }).onConflictDoNothing();
      const ofBoard = eq(mentionProjections.boardId, boardId);
      const [known] = await tx.select().from(mentionProjections).where(ofBoard).for('update');
      if (!known || known.seq >= stored.headSeq) return;
      await tx.delete(rowMentions).where(eq(rowMentions.boardId, boardId));
      for (let at = 0; at < rows.length; at += ROWS_AN_INSERT) {
        await tx
          .insert(rowMentions)
          .values(rows.slice(at, at + ROWS_AN_INSERT))
          .onConflictDoNothing();
      }
      await tx.update(mentionProjections).set({ seq: stored.headSeq }).where(ofBoard);
    });
  } finally {
    doc.destroy();
  }
}
