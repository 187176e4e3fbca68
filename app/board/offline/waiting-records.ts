import * as idb from 'lib0/indexeddb';

/**
 * What lies in a board's database beside the updates: which changes wait (one record a tab, so that no tab calls the
 * changes of another saved), where they began, and whether the copy is whole.
 */
export interface WaitingRecord {
  readonly key: string;
  /** Changes as people count them. */
  readonly count: number;
  /** Number of the tab's last update that is in the database. Another number: it has gone on since. */
  readonly seq: number;
}

export interface DeviceNotes {
  readonly waiting: readonly WaitingRecord[];
  /** The board as it was when the first waiting change was made, as one update; null when that is not known. */
  readonly base: Uint8Array | null;
  /** Whether the copy has ever been level with the server: before that there is nothing to show. */
  readonly complete: boolean;
}

export const UPDATES = 'updates';
export const NOTES = 'custom';
export const BASE_KEY = 'base';
export const COMPLETE_KEY = 'complete';
const WAITING_PREFIX = 'waiting:';

export const waitingKey = (sessionId: string) => WAITING_PREFIX + sessionId;

/** Keys of all records of waiting changes. */
export const waitingKeys = () => IDBKeyRange.bound(WAITING_PREFIX, `${WAITING_PREFIX}\uffff`);

/** Opens a board's database as y-indexeddb lays it out; makes it when it isn't there. Rejects where none may be had. */
export function openBoardDatabase(name: string): Promise<IDBDatabase> {
  return idb.openDB(name, (db: IDBDatabase) => idb.createStores(db, [[UPDATES, { autoIncrement: true }], [NOTES]]));
}

/** Reads what is noted beside the updates. Updates that are read afterwards contain all changes it speaks of. */
export async function readNotes(db: IDBDatabase): Promise<DeviceNotes> {
  const store = db.transaction([NOTES], 'readonly').objectStore(NOTES);
  const [waiting, base, complete] = await Promise.all([
    idb.rtop(store.getAll(waitingKeys())) as Promise<WaitingRecord[]>,
    idb.rtop(store.get(BASE_KEY)) as Promise<Uint8Array | undefined>,
    idb.rtop(store.get(COMPLETE_KEY)) as Promise<boolean | undefined>,
  ]);
  return { waiting, base: base ?? null, complete: complete === true };
}

/** How many changes wait in all. */
export const countWaiting = ({ waiting }: DeviceNotes) => waiting.reduce((sum, { count }) => sum + count, 0);

/** How many changes wait in the database of this name. */
export async function waitingIn(name: string): Promise<number> {
  const db = await openBoardDatabase(name);
  try {
    return countWaiting(await readNotes(db));
  } finally {
    db.close();
  }
}
