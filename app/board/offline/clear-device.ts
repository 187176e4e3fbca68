import * as idb from 'lib0/indexeddb';
import { deleteDeviceBoard, deviceDatabases, listDeviceBoards } from './device-index.ts';
import { waitingIn } from './waiting-records.ts';

/** Deletes all that Quarterdeck keeps on this device. Resolves when it is gone; where nothing can be kept, at once. */
export async function clearDevice(): Promise<void> {
  if (!hasStorage()) return;
  const names = await deviceDatabases();
  await Promise.all(names.map((name) => idb.deleteDB(name)));
}

/** Deletes what others who were signed in on this device have left. */
export async function clearDeviceOfOthers(userId: string): Promise<void> {
  if (!hasStorage()) return;
  for (const board of await listDeviceBoards()) if (board.userId !== userId) await deleteDeviceBoard(board.name);
}

/** A board on this device with changes the server does not have. */
export interface WaitingBoard {
  readonly key: string;
  readonly title: string;
  readonly count: number;
}

/** The boards on this device with changes that would be lost if it were cleared. */
export async function waitingOnDevice(): Promise<WaitingBoard[]> {
  if (!hasStorage()) return [];
  const boards = await listDeviceBoards();
  const counted = await Promise.all(
    boards.map(async ({ name, title }) => ({ key: name, title, count: await waitingIn(name) })),
  );
  return counted.filter(({ count }) => count > 0);
}

const MOST_BOARDS = 20;
const KEEP_MS = 30 * 24 * 3600_000;

/** Deletes copies that were not opened for 30 days, and all but the 20 opened last. What waits stays. */
export async function pruneDevice(now: number): Promise<void> {
  const boards = (await listDeviceBoards()).sort((a, b) => b.openedAt - a.openedAt);
  for (const [index, { name, openedAt }] of boards.entries()) {
    const isOld = index >= MOST_BOARDS || now - openedAt > KEEP_MS;
    if (isOld && (await waitingIn(name)) === 0) await deleteDeviceBoard(name);
  }
}

/** Browsers that keep nothing (blocked, some private windows) have no IndexedDB, or one that can't be opened. */
function hasStorage(): boolean {
  return typeof indexedDB !== 'undefined' && indexedDB !== null;
}
