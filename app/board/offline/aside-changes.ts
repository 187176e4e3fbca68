import * as idb from 'lib0/indexeddb';
import { boardOfUpdates } from './board-state.ts';
import { type DeviceBoard, deleteDeviceBoard, listDeviceBoards } from './device-index.ts';
import type { DeviceBoardId } from './device-names.ts';
import { type UnsentFile, unsentFile } from './unsent-file.ts';
import { countWaiting, openBoardDatabase, readNotes, UPDATES } from './waiting-records.ts';

/** Changes made on this device that can't go to the server any more. They are kept until the person has decided. */
export interface AsideChanges {
  readonly key: string;
  /** The board was replaced by an earlier version, or the person may not change it any more. */
  readonly reason: 'restored' | 'read-only';
  readonly count: number;
  /** The changed records, for a file. */
  read(): Promise<UnsentFile>;
  discard(): Promise<void>;
}

/**
 * What this device holds of a board and may not be merged: copies of another generation, and for who can't write, the
 * copy with changes that wait. Copies of another generation in which nothing waits are deleted.
 */
export async function findAsideChanges(
  board: DeviceBoardId & { readonly mayWrite: boolean },
): Promise<readonly AsideChanges[]> {
  const found: AsideChanges[] = [];
  for (const copy of await listDeviceBoards()) {
    if (copy.userId !== board.userId || copy.boardId !== board.boardId) continue;
    const isCurrent = copy.generation === board.generation;
    if (isCurrent && board.mayWrite) continue;
    const count = await withDatabase(copy.name, async (db) => countWaiting(await readNotes(db)));
    if (count > 0) found.push(asideOf(copy, isCurrent ? 'read-only' : 'restored', count));
    else if (!isCurrent) await deleteDeviceBoard(copy.name);
  }
  return found;
}

function asideOf(copy: DeviceBoard, reason: AsideChanges['reason'], count: number): AsideChanges {
  return {
    key: copy.name,
    reason,
    count,
    read: () => withDatabase(copy.name, (db) => readUnsent(copy.title, db)),
    discard: () => deleteDeviceBoard(copy.name),
  };
}

async function readUnsent(title: string, db: IDBDatabase): Promise<UnsentFile> {
  const { base } = await readNotes(db);
  const store = db.transaction([UPDATES], 'readonly').objectStore(UPDATES);
  const updates = (await idb.getAll(store)) as Uint8Array[];
  return unsentFile(title, base && boardOfUpdates(base).view, boardOfUpdates(...updates).view);
}

async function withDatabase<T>(name: string, use: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const db = await openBoardDatabase(name);
  try {
    return await use(db);
  } finally {
    db.close();
  }
}
