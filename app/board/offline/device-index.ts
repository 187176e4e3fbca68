import * as idb from 'lib0/indexeddb';
import {
  DEVICE_INDEX_NAME,
  DEVICE_PREFIX,
  type DeviceBoardId,
  deviceBoardName,
  parseDeviceBoardName,
} from './device-names.ts';

/** A board that is kept on this device. */
export interface DeviceBoard extends DeviceBoardId {
  /** Name of its database. */
  readonly name: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

const STORE = 'boards';

/** Remembers that a board was opened here: not every browser can list its databases. */
export async function noteOpened(board: Omit<DeviceBoard, 'name'>): Promise<void> {
  const name = deviceBoardName(board);
  await withIndex((store) => idb.rtop(store.put({ ...board, name }, name)));
}

/** The boards on this device, of whomever. Those that the browser lists and the index does not count as well. */
export async function listDeviceBoards(): Promise<DeviceBoard[]> {
  const noted = await withIndex((store) => idb.getAll(store) as Promise<DeviceBoard[]>);
  const boards = new Map(noted.map((board) => [board.name, board]));
  for (const name of await listedDatabases()) {
    const id = parseDeviceBoardName(name);
    if (id && !boards.has(name)) boards.set(name, { ...id, name, title: 'Board', openedAt: 0 });
  }
  return [...boards.values()];
}

/** Deletes the copy of a board. Tabs that have it open let go of it and keep their changes to themselves. */
export async function deleteDeviceBoard(name: string): Promise<void> {
  await idb.deleteDB(name);
  await withIndex((store) => idb.del(store, name));
}

/** Names of all our databases, by the browser's own list and by ours. */
export async function deviceDatabases(): Promise<string[]> {
  const boards = await listDeviceBoards();
  return [...new Set([...(await listedDatabases()), ...boards.map(({ name }) => name), DEVICE_INDEX_NAME])];
}

async function listedDatabases(): Promise<string[]> {
  if (typeof indexedDB.databases !== 'function') return [];
  const listed = await indexedDB.databases();
  return listed.flatMap(({ name }) => (name?.startsWith(DEVICE_PREFIX) ? [name] : []));
}

async function withIndex<T>(use: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const db = await idb.openDB(DEVICE_INDEX_NAME, (fresh: IDBDatabase) => fresh.createObjectStore(STORE));
  try {
    const [store] = idb.transact(db, [STORE]);
    if (!store) throw new Error('The list of boards on this device is not there');
    return await use(store);
  } finally {
    db.close();
  }
}
