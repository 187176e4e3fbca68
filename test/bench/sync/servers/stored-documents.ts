import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Database } from '#server/db/client.ts';
import { boardDocs, boardStates, boardUpdates } from '#server/db/schema/boards.ts';
import { storeDocument } from '#test/fixtures/sync-server.ts';
import { bulkyDocument } from '../load/bulky-document.ts';

const SHAPES = 500;
const ROWS_A_STATEMENT = 2_000;

/** Stores a board whose log is `updates` long: shapes that are dragged about, one row an update. */
export async function storeLog(db: Database, docId: string, updates: number): Promise<void> {
  await storeDocument(db, docId);
  const doc = new Y.Doc();
  const shapes = doc.getMap('canvas');
  let rows: { docId: string; seq: number; actorId: string; payload: Uint8Array }[] = [];
  let seq = 1;
  doc.on('update', (payload: Uint8Array) => {
    seq += 1;
    rows.push({ docId, seq, actorId: 'ann', payload });
  });
  for (let i = 0; i < updates; i++) {
    shapes.set(`shape:${i % SHAPES}`, { x: i % 1999, y: i % 997 });
    if (rows.length < ROWS_A_STATEMENT && i < updates - 1) continue;
    await db.insert(boardUpdates).values(rows);
    rows = [];
  }
  await db.update(boardDocs).set({ headSeq: seq }).where(eq(boardDocs.id, docId));
}

/** Stores a board as a compacted state of about `bytes`. */
export async function storeState(db: Database, docId: string, bytes: number): Promise<void> {
  await storeDocument(db, docId);
  const state = Y.encodeStateAsUpdate(bulkyDocument(bytes));
  await db.insert(boardStates).values({ docId, seq: 2, state });
  await db.update(boardDocs).set({ headSeq: 2, snapshotSeq: 2 }).where(eq(boardDocs.id, docId));
}
