import * as idb from 'lib0/indexeddb';
import { deleteDeviceBoard, deviceDatabases, listDeviceBoards } from './device-index.ts';
import { type WaitingBoard, waitingInTab } from './tab-changes.ts';
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

/** The boards with changes that would be lost if this device were cleared and this page left. */
export async function waitingOnDevice(): Promise<WaitingBoard[]> {
  const inTab = waitingInTab();
  if (!hasStorage()) return inTab;
  const boards = await listDeviceBoards();
  const counted = await Promise.all(
    boards.map(async ({ name, title }) => ({ key: name, title, count: await waitingIn(name) })),
  );
  return [...inTab, ...counted.filter(({ count }) => count > 0)];
}

const MOST_BOARDS = 20;
const KEEP_MS = 30 * 24 * 3600_000;

/**
 * Deletes copies that were not opened for 30 days, and all but the 20 opened last. What waits stays, and so does the
 * board that is just being opened.
 */
export async function pruneDevice(now: number, openedBoardId: string): Promise<void> {
  const boards = (await listDeviceBoards()).sort((a, b) => b.openedAt - a.openedAt);
  for (const [index, { name, boardId, openedAt }] of boards.entries()) {
    if (boardId === openedBoardId) continue;
    const isOld = index >= MOST_BOARDS || now - openedAt > KEEP_MS;
    if (isOld && (await waitingIn(name)) === 0) await deleteDeviceBoard(name);
  }
}

/** Browsers that keep nothing (blocked, some private windows) have no IndexedDB, or one that can't be opened. */
function hasStorage(): boolean {
  return typeof indexedDB !== 'undefined' && indexedDB !== null;
}
