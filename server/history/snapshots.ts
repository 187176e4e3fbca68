import { z } from 'zod';
import type { Database } from '#server/db/client.ts';
import { storableText } from '#server/projection/storable-text.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import type { FirstDate } from '#shared/history/largest-slips.ts';
import type { Replay } from '#shared/history/replay.ts';
import type { SlipItem, SlipSeries } from '#shared/history/slip-series.ts';
import { MAX_SNAPSHOT_NAME, MAX_SNAPSHOT_NOTE } from '#shared/history/snapshot-name.ts';
import type { VersionReason } from '#shared/history/version-info.ts';
import { captureBoard, captureCommitted } from './capture-board.ts';
import { VersionEncoder } from './content/version-encoder.ts';
import { readFirstDates } from './read-first-dates.ts';
import { readSlips } from './read-slips.ts';
import { type ReadVersion, readVersions } from './read-versions.ts';
import { type ReplaySpan, readReplay } from './replay.ts';
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
import { moveOldVersions, thinVersions } from './tend-versions.ts';

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
  take(wanted: { boardId: string; name: string; note?: string; takenBy: string | null; asOf?: Date }): Promise<string>;
  /**
   * Makes sure that there is a version of the board as it is now, before something changes much of it, and answers its
   * id. `takenBy` is the user's id.
   */
  takeBefore(boardId: string, reason: BeforeReason, takenBy: string | null): Promise<string>;
  /**
   * Keeps a board's document of that schema as it is stored, before it is brought to ours, unless there is a version of
   * just that, or it was brought to ours meanwhile. Any number of processes may try at once.
   */
  takeBeforeMigration(boardId: string, schemaVersion: number): Promise<void>;
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
  /** @throws DamagedContentError when what it holds can't be read. */
  read(snapshotId: string): Promise<Snapshot | null>;
  /** A snapshot of this board by its id, or the last one at or before a moment. */
  point(boardId: string, which: { readonly id: string } | { readonly asOf: Date }): Promise<VersionPoint | null>;
  /** The versions of a span of moments, each as what it changes of the one before. */
  replay(boardId: string, span: ReplaySpan): Promise<Replay>;
  /** What versions of this board hold, in the order of their ids. */
  boards(boardId: string, ids: readonly string[]): AsyncIterable<ReadVersion>;
  /** What was planned for one item, version by version. */
  slips(boardId: string, item: SlipItem): Promise<SlipSeries | null>;
  /** The first finish of all that has one in the last version. */
  firstDates(boardId: string): Promise<readonly FirstDate[]>;
  /**
   * Thins automatic versions as they grow older, and moves those of older builds into pieces. To be called now and then
   * in one process, for as long as `goOn` says.
   */
  tend(goOn: () => boolean): Promise<void>;
  /** Ends the thread that packs versions; what it was at fails. */
  close(): Promise<void>;
}

export interface SnapshotsOptions {
  readonly db: Database;
  readonly rooms: Pick<Rooms, 'read'>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Told about versions that could not be tended, which is tried again. */
  readonly onError?: (error: unknown, boardId: string) => void;
}

const LISTED = 200;
const AUTOMATIC_NAMES: Readonly<Record<VersionReason, string>> = {
  'session-ended': 'After a session',
  'while-editing': 'During a session',
  'before-import': 'Before an import',
  'before-restore': 'Before a restore',
  'before-migration': 'Before an upgrade',
};
/** Why a version is taken before something that changes much at once. */
export type BeforeReason = Exclude<VersionReason, AutomaticReason | 'before-migration'>;

const NAMED = { kind: 'named', reason: null } as const;
const automatic = (reason: VersionReason) =>
  ({ kind: 'automatic', reason, name: AUTOMATIC_NAMES[reason], note: '' }) as const;

const snapshotName = z
  .string()
  .transform((name) => storableText(name.trim()))
  .pipe(
    z.string().min(1, 'Give it a name.').max(MAX_SNAPSHOT_NAME, `At most ${MAX_SNAPSHOT_NAME} characters, please.`),
  );

export function createSnapshots({ db, rooms, now, newId, onError = () => undefined }: SnapshotsOptions): Snapshots {
  const encoder = new VersionEncoder();
  const passedOver: string[] = [];
  const capturing = { db, rooms, encoder };
  return {
    close: () => encoder.close(),
    async tend(goOn) {
      passedOver.push(...(await moveOldVersions({ db, encoder, onError }, passedOver, goOn)));
      await thinVersions({ db, onError }, goOn);
    },

    async take({ boardId, name: given, note: noted = '', takenBy, asOf }) {
      const name = checkName(given);
      const note = storableText(noted.trim()).slice(0, MAX_SNAPSHOT_NOTE);
      const capture = await captureBoard(capturing, boardId);
      const named = { ...NAMED, name, note, takenAt: asOf ?? now(), takenBy };
      const id = newId();
      await insertSnapshot(db, { ...capture, ...named, id, boardId });
      return id;
    },

    async takeBefore(boardId, reason, takenBy) {
      const capture = await captureBoard(capturing, boardId);
      const snapshot = { ...capture, ...automatic(reason), id: newId(), boardId, takenAt: now(), takenBy };
      return (await insertIfChanged(db, snapshot, { uncommitted: true })).id ?? snapshot.id;
    },

    async takeBeforeMigration(boardId, schemaVersion) {
      const capture = await captureCommitted(capturing, boardId, { asStored: true });
      if (capture.content.schemaVersion !== schemaVersion) return;
      const named = { ...automatic('before-migration'), takenAt: now(), takenBy: null };
      await insertIfChanged(
        db,
        { ...capture, ...named, id: newId(), boardId },
        { uncommitted: true, ofItsSchema: true },
      );
    },

    async takeAutomatic(boardId, reason) {
      const capture = await captureCommitted(capturing, boardId);
      const id = newId();
      const snapshot = { ...capture, ...automatic(reason), id, boardId, takenAt: now(), takenBy: null };
      return (await insertIfChanged(db, snapshot)).stored ? id : null;
    },

    async add({ boardId, name: given, takenAt, state }) {
      const name = checkName(given);
      // A copy: what is encoded moves to the encoder.
      const content = await encoder.encode([Uint8Array.from(state)]);
      const id = newId();
      const named = { ...NAMED, name, note: '', seq: 0, takenAt, takenBy: null };
      await insertSnapshot(db, { content, ...named, id, boardId });
      return id;
    },

    checkName(name) {
      checkName(name);
    },
    list: (boardId) => listSnapshots(db, boardId, LISTED),
    read: (snapshotId) => readSnapshot(db, snapshotId),
    point: (boardId, which) => ('id' in which ? findPoint(db, boardId, which.id) : findAsOf(db, boardId, which.asOf)),
    replay: (boardId, span) => readReplay(db, boardId, span),
    boards: (boardId, ids) => readVersions(db, boardId, ids),
    slips: (boardId, item) => readSlips(db, boardId, item),
    firstDates: (boardId) => readFirstDates(db, boardId),
  };
}

function checkName(given: string): string {
  const name = snapshotName.safeParse(given);
  if (name.success) return name.data;
  throw new SnapshotNameError(name.error.issues[0]?.message ?? 'This name can not be used.');
}
