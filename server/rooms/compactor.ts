import type { Logger } from 'pino';
import type { Database } from '#server/db/client.ts';
import { compactDocument } from '#server/log/compact-document.ts';
import type { Room } from './room.ts';
import type { RoomSettings } from './settings.ts';
import type { RoomStats } from './stats.ts';

/** Compacts the logs of rooms that grew long, and of those that nobody is in any more; one at a time. */
export class Compactor {
  readonly #deps: { db: Database; log: Logger; settings: RoomSettings; stats: RoomStats };
  readonly #queue = new Set<Room>();
  #working: Promise<void> | null = null;
  #current: Room | null = null;

  constructor(deps: { db: Database; log: Logger; settings: RoomSettings; stats: RoomStats }) {
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
    const docId = room.name.id;
    try {
      const done = await compactDocument(this.#deps.db, docId);
      if (!done) return;
      this.#deps.stats.compactions += 1;
      room.weight = done.bytes;
      this.#deps.log.debug({ docId, ...done }, 'Compacted');
    } catch (error) {
      this.#deps.log.warn({ err: error, docId }, 'Could not be compacted; the log stays as it is');
    } finally {
      // Also when it failed or another process was first: it is tried again after as many rows.
      room.logRows = Math.max(0, room.logRows - logRows);
      room.logBytes = Math.max(0, room.logBytes - logBytes);
    }
  }

  async stop(): Promise<void> {
    this.#queue.clear();
    await this.#working;
  }
}
