import type { Logger } from 'pino';
import type { Leases } from '#server/cluster/leases.ts';
import type { Database } from '#server/db/client.ts';
import { type Compaction, compactDocument } from '#server/log/compact-document.ts';
import { logLength, logsLeftLong } from '#server/log/long-logs.ts';
import type { EncodeState } from './document-frames.ts';
import type { Room } from './room.ts';
import type { RoomSettings } from './settings.ts';
import type { RoomStats } from './stats.ts';

export interface CompactorDeps {
  readonly db: Database;
  readonly log: Logger;
  readonly settings: RoomSettings;
  readonly stats: RoomStats;
  readonly leases: Pick<Leases, 'run'>;
  /** Makes one update of many; for large documents, elsewhere. */
  readonly encode: EncodeState;
  /** Derives the activity of a document before its log is let go. When missing, it is done on the spot. */
  readonly derive?: (docId: string) => Promise<void>;
}

/** A log that grew in this time has a process that looks after it. */
const QUIET_MS = 60_000;

/** Compacts the logs of rooms that grew long, and of those that nobody is in any more; one at a time. */
export class Compactor {
  readonly #deps: CompactorDeps;
  readonly #queue = new Set<Room>();
  /** Documents of no room that could not be compacted: not tried again, for others wait behind them. */
  readonly #givenUp = new Set<string>();
  #working: Promise<void> | null = null;
  #current: Room | null = null;

  constructor(deps: CompactorDeps) {
    this.#deps = deps;
  }

  /** To be called when rows were added to the log of a room. */
  grown(room: Room): void {
    const { compactRows, compactBytes } = this.#deps.settings;
    // A large document waits for a longer log, so that rewriting it stays a fixed part of what is written.
    const bytes = Math.max(compactBytes, (room.weight - room.logBytes) / 2);
    if (room.logRows >= compactRows || room.logBytes >= bytes) this.#add(room);
  }

  /** To be called when the last one left. */
  idle(room: Room): void {
    if (room.logRows > 1) this.#add(room);
  }

  isBusy(room: Room): boolean {
    return this.#current === room || this.#queue.has(room);
  }

  #add(room: Room): void {
    this.#queue.add(room);
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  async #work(): Promise<void> {
    for (const room of this.#queue) {
      this.#queue.delete(room);
      this.#current = room;
      await this.#compact(room);
      this.#current = null;
    }
  }

  async #compact(room: Room): Promise<void> {
    const { logRows, logBytes } = room;
    try {
      const done = await this.#compactAlone(room.name.id, logRows);
      // The rows that came meanwhile are not in it.
      if (done) room.weight = done.bytes + Math.max(0, room.logBytes - logBytes);
    } catch (error) {
      this.#deps.log.warn({ err: error, docId: room.name.id }, 'Could not be compacted; the log stays as it is');
    } finally {
      // Also when it failed or another process was first: it is tried again after as many rows.
      room.logRows = Math.max(0, room.logRows - logRows);
      room.logBytes = Math.max(0, room.logBytes - logBytes);
    }
  }

  /**
   * Compacts a log of about so many rows, unless another process is at it or has been: processes that have the same
   * document open find its log long at the same moment, and each would load all of it.
   */
  #compactAlone(docId: string, logRows: number): Promise<Compaction | null> {
    const { db, derive, encode, leases, log, stats } = this.#deps;
    return leases.run(`compaction of ${docId}`, async () => {
      if ((await logLength(db, docId)) < Math.max(2, logRows / 2)) return null;
      const done = await compactDocument(db, docId, { encode, derive });
      if (!done) return null;
      stats.compactions += 1;
      log.debug({ docId, ...done }, 'Compacted');
      return done;
    });
  }

  /**
   * Compacts long logs that nobody looks after, because their process died. To be called now and then in one process of
   * the cluster, for as long as `goOn` says.
   */
  async takeUpLeftBehind(goOn: () => boolean): Promise<void> {
    const { db, log, settings } = this.#deps;
    for (const docId of await logsLeftLong(db, settings.compactRows, QUIET_MS, [...this.#givenUp])) {
      if (!goOn()) return;
      try {
        await this.#compactAlone(docId, settings.compactRows);
      } catch (error) {
        this.#givenUp.add(docId);
        log.warn({ err: error, docId }, 'A log left behind could not be compacted; it stays as it is');
      }
    }
  }

  async stop(): Promise<void> {
    this.#queue.clear();
    await this.#working;
  }
}
