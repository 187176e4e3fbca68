import * as Y from 'yjs';
import type { Room } from './room.ts';

/**
 * Runs a synchronous change as one transaction; resolves with its result once it is committed. When it throws, what it
 * had written is taken back, in the same breath: nobody sees half of it.
 */
export async function changeDocument<T>(
  room: Room,
  by: { actorId: string | null; origin: unknown },
  fn: (doc: Y.Doc) => T,
): Promise<T> {
  const { doc } = room;
  const result = room.write({ actorId: by.actorId, connection: null }, () => {
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([by.origin]), captureTimeout: 0 });
    try {
      return doc.transact(() => fn(doc), by.origin);
    } catch (error) {
      undo.undo();
      throw error;
    } finally {
      undo.destroy();
    }
  });
  await room.committed();
  return result;
}
