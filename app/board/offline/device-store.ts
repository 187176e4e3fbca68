import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { Observable } from '#app/board/sync/board-session.ts';
import { createCell } from '#app/board/sync/observable.ts';
import { deleteDeviceBoard } from './device-index.ts';
import {
  BASE_KEY,
  COMPLETE_KEY,
  type DeviceNotes,
  NOTES,
  openBoardDatabase,
  readNotes,
  UPDATES,
  type WaitingRecord,
  waitingKey,
  waitingKeys,
} from './waiting-records.ts';
import { STORAGE_MS, within } from './within.ts';

/** Where changes are until the server has them: on the device, or nowhere but in this tab. */
export type Kept = 'device' | 'tab';

/** The copy of a board on this device, kept level with its document. */
export interface DeviceStore {
  /** What the copy knew when it was opened. Its changes are in the document now. */
  readonly notes: DeviceNotes;
  /** `tab` from the first change on that the device did not take: storage full, or cleared from elsewhere. */
  readonly kept: Observable<Kept>;
  /** Whether a change is on its way to the device this moment. */
  isWriting(): boolean;
  /** The document is level with the server. */
  markComplete(): void;
  /** Keeps the state in which the first waiting change was made, unless there is one. */
  keepBase(state: Uint8Array): void;
  /** The server has stored everything that is in the document. */
  allSaved(): void;
  /** Deletes the copy. */
  clear(): Promise<void>;
  close(): void;
}

export interface DeviceStoreOptions {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly sessionId: string;
  /** What waits of this tab, the update that is just being stored included; null when that one is not of its making. */
  readonly waiting: (origin: unknown) => Omit<WaitingRecord, 'key'> | null;
}

/** Whether a transaction of this origin only read what is on the device. */
export const isFromDevice = (origin: unknown) => origin instanceof IndexeddbPersistence;

/**
 * Loads what the device has of a board into the document and keeps it from then on. Rejects where the browser keeps
 * nothing (private window, blocked, broken): the board then works without.
 */
export async function openDeviceStore(options: DeviceStoreOptions): Promise<DeviceStore> {
  const { name, doc } = options;
  const notes = await within(STORAGE_MS, openAndRead(name));
  const stored = new IndexeddbPersistence(name, doc);
  const store = keep(stored, notes, options);
  try {
    await within(STORAGE_MS, stored.whenSynced);
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}

/** Opening twice costs little: y-indexeddb does not say when a database can't be opened. */
async function openAndRead(name: string): Promise<DeviceNotes> {
  const db = await openBoardDatabase(name);
  try {
    return await readNotes(db);
  } finally {
    db.close();
  }
}

function keep(stored: IndexeddbPersistence, notes: DeviceNotes, options: DeviceStoreOptions): DeviceStore {
  const { doc } = stored;
  const kept = createCell<Kept>('device');
  const own = waitingKey(options.sessionId);
  let writing = 0;

  /** Runs one transaction; the first that fails ends all storing, so that the copy never has a hole. */
  const write = (fill: (updates: IDBObjectStore, notes: IDBObjectStore) => void) => {
    if (!stored.db || stored._destroyed) return;
    try {
      const transaction = stored.db.transaction([UPDATES, NOTES], 'readwrite');
      writing++;
      transaction.oncomplete = () => writing--;
      transaction.onabort = () => {
        writing--;
        kept.set('tab');
      };
      fill(transaction.objectStore(UPDATES), transaction.objectStore(NOTES));
    } catch {
      // The database was closed under us: somebody signed out in another tab.
      kept.set('tab');
    }
  };

  // The library's own handler does not tell when a write fails, and what waits has to be noted in the same breath.
  doc.off('update', stored._storeUpdate);
  stored._storeUpdate = (update, origin) => {
    if (origin === stored || kept.get() === 'tab') return;
    const waiting = options.waiting(origin);
    write((updates, custom) => {
      updates.add(update);
      if (waiting) custom.put({ ...waiting, key: own } satisfies WaitingRecord, own);
    });
    if (++stored._dbsize >= PREFERRED_TRIM_SIZE) trimSoon(stored);
  };
  doc.on('update', stored._storeUpdate);

  return {
    notes,
    kept,
    isWriting: () => writing > 0,
    markComplete: () => write((_, custom) => custom.put(true, COMPLETE_KEY)),
    keepBase: (state) =>
      write((_, custom) => {
        const before = custom.getKey(BASE_KEY);
        before.onsuccess = () => before.result === undefined && custom.put(state, BASE_KEY);
      }),
    allSaved: () => write((_, custom) => forgetSaved(custom, own, notes.waiting)),
    async clear() {
      await stored.destroy();
      await deleteDeviceBoard(stored.name);
    },
    close: () => void stored.destroy().catch(() => kept.set('tab')),
  };
}

/**
 * Takes away what waited of this tab, and what others had left when it was opened, for that went out with its own.
 * Another tab that is alive and has gone on since has another number: that is for it to take away.
 */
function forgetSaved(custom: IDBObjectStore, own: string, leftovers: readonly WaitingRecord[]): void {
  custom.delete(own);
  const seqs = new Map(leftovers.map(({ key, seq }) => [key, seq]));
  const request = custom.getAll(waitingKeys());
  request.onsuccess = () => {
    const records = request.result as WaitingRecord[];
    const others = records.filter(({ key, seq }) => key !== own && seqs.get(key) !== seq);
    for (const { key } of records) if (!others.some((other) => other.key === key)) custom.delete(key);
    if (others.length === 0) custom.delete(BASE_KEY);
  };
}

/** As y-indexeddb does it: a while after the updates have become many, they are made one. */
function trimSoon(stored: IndexeddbPersistence): void {
  clearTimeout(stored._storeTimeoutId ?? undefined);
  stored._storeTimeoutId = setTimeout(() => {
    stored._storeTimeoutId = null;
    // A trim that fails (storage is full) leaves all updates as they are.
    storeState(stored, false).catch(() => undefined);
  }, stored._storeTimeout);
}
