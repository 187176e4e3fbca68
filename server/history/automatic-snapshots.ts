import type { Rooms } from '#server/rooms/rooms.ts';
import { afterChange, afterLeaving, type Editing, snapshotDue } from './snapshot-policy.ts';
import type { Snapshots } from './snapshots.ts';

/** Takes snapshots by themselves, as snapshot-policy.ts says. */
export interface AutomaticSnapshots {
  /** Takes up boards that were changed while nobody watched: after a crash, or just before the last stop. */
  resume(boardIds: readonly string[]): void;
  /** Takes what is due now. Runs by itself every `tick`. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

export interface AutomaticSnapshotsOptions {
  readonly rooms: Pick<Rooms, 'onCommitted' | 'onRoomEmpty'>;
  readonly snapshots: Pick<Snapshots, 'takeAutomatic'>;
  /** Told about a snapshot that could not be taken; it is tried again. */
  readonly onError: (error: unknown, boardId: string) => void;
  /** Milliseconds, from any start. */
  readonly now?: () => number;
  /** Milliseconds between looks. */
  readonly tick?: number;
}

export function createAutomaticSnapshots(options: AutomaticSnapshotsOptions): AutomaticSnapshots {
  const { rooms, snapshots, onError, now = () => performance.now(), tick = 15_000 } = options;
  const editing = new Map<string, Editing>();
  let work = Promise.resolve();

  const stopCommitted = rooms.onCommitted(({ docId, boardId }) => {
    if (docId === boardId) editing.set(boardId, afterChange(editing.get(boardId) ?? null, now()));
  });
  const stopEmpty = rooms.onRoomEmpty(({ docId, boardId }) => {
    const left = docId === boardId && afterLeaving(editing.get(boardId) ?? null, now());
    if (left) editing.set(boardId, left);
  });

  const takeDue = async () => {
    for (const [boardId, state] of [...editing]) {
      const reason = snapshotDue(state, now());
      if (!reason) continue;
      // Before the snapshot: what changes while it is taken may not be in it.
      editing.delete(boardId);
      try {
        await snapshots.takeAutomatic(boardId, reason);
      } catch (error) {
        editing.set(boardId, { ...(editing.get(boardId) ?? state), firstChangeAt: state.firstChangeAt });
        onError(error, boardId);
      }
    }
  };
  const run = () => {
    work = work.then(takeDue);
    return work;
  };
  const timer = setInterval(() => void run(), tick);
  timer.unref();

  return {
    resume(boardIds) {
      const at = now();
      for (const boardId of boardIds) {
        if (!editing.has(boardId)) editing.set(boardId, { firstChangeAt: at, lastChangeAt: at, leftAt: at });
      }
    },
    run,
    async stop() {
      clearInterval(timer);
      stopCommitted();
      stopEmpty();
      await work;
    },
  };
}
