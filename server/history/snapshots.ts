import * as Y from 'yjs';
import { z } from 'zod';
import type { Database } from '#server/db/client.ts';
import { storableText } from '#server/projection/storable-text.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import type { SlipItem, SlipSeries } from '#shared/history/slip-series.ts';
import { MAX_SNAPSHOT_NAME } from '#shared/history/snapshot-name.ts';
import { captureBoard, captureCommitted, contentOf } from './capture-board.ts';
import { readSlips } from './read-slips.ts';
import type { AutomaticReason } from './snapshot-policy.ts';
import {
  findAsOf,
  findPoint,
  insertIfChanged,
  insertSnapshot,
  listSnapshots,
  readSnapshot,
  type Snapshot,
  type SnapshotSummary,
  type VersionPoint,
} from './snapshot-queries.ts';

/** The name can't be used; the message says why, to the person who gave it. */
export class SnapshotNameError extends Error {
  override readonly name = 'SnapshotNameError';
}

/** Versions of boards, kept for good. Asks nothing about permission: its callers do. */
export interface Snapshots {
  /**
   * Keeps the board as it is now under a name and answers the snapshot's id. `takenBy` is a user's id, null for the
   * operator. `asOf` is the moment that it stands for, where that isn't now: plans of earlier days are imported that way.
   * @throws SnapshotNameError, or UnknownDocumentError when there is no such board.
   */
  take(wanted: { boardId: string; name: string; takenBy: string | null; asOf?: Date }): Promise<string>;
  /** Whether a snapshot can have this name. @throws SnapshotNameError that says why not. */
  checkName(name: string): void;
  /**
   * Keeps the board as it is committed, unless its last snapshot says the same or another process kept it meanwhile;
   * answers the id, or null.
   */
  takeAutomatic(boardId: string, reason: AutomaticReason): Promise<string | null>;
  /** Keeps a given state (a Yjs update of a whole board) as the version of an earlier moment: to seed a history. */
  add(given: { boardId: string; name: string; takenAt: Date; state: Uint8Array }): Promise<string>;
  /** The latest 200, newest first. */
  list(boardId: string): Promise<readonly SnapshotSummary[]>;
  read(snapshotId: string): Promise<Snapshot | null>;
  /** A snapshot of this board by its id, or the last one at or before a moment. */
  point(boardId: string, which: { readonly id: string } | { readonly asOf: Date }): Promise<VersionPoint | null>;
  /** What was planned for one item, version by version. */
  slips(boardId: string, item: SlipItem): Promise<SlipSeries | null>;
}

export interface SnapshotsOptions {
  readonly db: Database;
  readonly rooms: Pick<Rooms, 'read'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

const LISTED = 200;
const AUTOMATIC_NAMES: Readonly<Record<AutomaticReason, string>> = {
  'session-ended': 'After a session',
  'while-editing': 'During a session',
};

const snapshotName = z
  .string()
  .transform((name) => storableText(name.trim()))
  .pipe(
    z.string().min(1, 'Give it a name.').max(MAX_SNAPSHOT_NAME, `At most ${MAX_SNAPSHOT_NAME} characters, please.`),
  );

export function createSnapshots({ db, rooms, now, newId }: SnapshotsOptions): Snapshots {
  return {
    async take({ boardId, name: given, takenBy, asOf }) {
      const name = checkName(given);
      const capture = await captureBoard(db, rooms, boardId);
      const id = newId();
      await insertSnapshot(db, { ...capture, id, boardId, kind: 'named', name, takenAt: asOf ?? now(), takenBy });
      return id;
    },

    async takeAutomatic(boardId, reason) {
      const capture = await captureCommitted(db, boardId);
      const id = newId();
      const name = AUTOMATIC_NAMES[reason];
      const snapshot = { ...capture, id, boardId, kind: 'automatic', name, takenAt: now(), takenBy: null } as const;
      return (await insertIfChanged(db, snapshot)) ? id : null;
    },

    async add({ boardId, name: given, takenAt, state }) {
      const name = checkName(given);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      const id = newId();
      await insertSnapshot(db, { ...contentOf(doc), id, boardId, kind: 'named', name, seq: 0, takenAt, takenBy: null });
      doc.destroy();
      return id;
    },

    checkName(name) {
      checkName(name);
    },
    list: (boardId) => listSnapshots(db, boardId, LISTED),
    read: (snapshotId) => readSnapshot(db, snapshotId),
    point: (boardId, which) => ('id' in which ? findPoint(db, boardId, which.id) : findAsOf(db, boardId, which.asOf)),
    slips: (boardId, item) => readSlips(db, boardId, item),
  };
}

function checkName(given: string): string {
  const name = snapshotName.safeParse(given);
  if (name.success) return name.data;
  throw new SnapshotNameError(name.error.issues[0]?.message ?? 'This name can not be used.');
}
