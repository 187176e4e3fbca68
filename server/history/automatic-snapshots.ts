import type { Database } from '#server/db/client.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import { editedBoards, noteForgotten, noteSeen } from './editing-queries.ts';
import { snapshotDue } from './snapshot-policy.ts';
import type { Snapshots } from './snapshots.ts';

/**
 * Takes snapshots by themselves, as snapshot-policy.ts says. Every process notes in the database which boards are in
 * use; one process of the cluster takes what is due, for all of them. So a session ends when nobody is on the board in
 * any process, and one whose process dies gets its snapshot too.
 */
export interface AutomaticSnapshots {
  /** Notes what is in use here. Runs by itself every `noteEvery`. */
  note(): Promise<void>;
  /** Takes what is due on any board. To be called now and then in one process, for as long as `goOn` says. */
  takeDue(goOn: () => boolean): Promise<void>;
  /** Notes a last time and stops. */
  stop(): Promise<void>;
}

export interface AutomaticSnapshotsOptions {
  readonly db: Database;
  readonly rooms: Pick<Rooms, 'onCommitted' | 'onRoomEmpty' | 'boardsInUse'>;
  readonly snapshots: Pick<Snapshots, 'takeAutomatic'>;
  /** Told about what failed, which is tried again; `boardId` is null when it was not a board's fault. */
  readonly onError: (error: unknown, boardId: string | null) => void;
  /** Milliseconds between notes: far fewer than a session needs to end. */
  readonly noteEvery?: number;
}

export function createAutomaticSnapshots(options: AutomaticSnapshotsOptions): AutomaticSnapshots {
  const { db, rooms, snapshots, onError, noteEvery = 15_000 } = options;
  /** Boards that were changed or left since the last note. */
  const touched = new Set<string>();
  let work = Promise.resolve();

  const touch = ({ docId, boardId }: { docId: string; boardId: string }) => {
    if (docId === boardId) touched.add(boardId);
  };
  const stopListening = [rooms.onCommitted(touch), rooms.onRoomEmpty(touch)];

  const noteNow = async () => {
    const noted = [...touched];
    touched.clear();
    try {
      await noteSeen(db, [...new Set([...noted, ...rooms.boardsInUse()])]);
    } catch (error) {
      for (const boardId of noted) touched.add(boardId);
      onError(error, null);
    }
  };
  const note = () => {
    work = work.then(noteNow);
    return work;
  };
  const timer = setInterval(() => void note(), noteEvery);
  timer.unref();

  return {
    note,
    async takeDue(goOn) {
      await noteForgotten(db);
      for (const { boardId, editing, now } of await editedBoards(db)) {
        const reason = snapshotDue(editing, now);
        if (!reason) continue;
        if (!goOn()) return;
        try {
          await snapshots.takeAutomatic(boardId, reason);
        } catch (error) {
          onError(error, boardId);
        }
      }
    },
    async stop() {
      clearInterval(timer);
      for (const stop of stopListening) stop();
      await note();
    },
  };
}
