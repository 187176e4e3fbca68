import { AsyncResource } from 'node:async_hooks';
import type { Logger } from 'pino';
import type { Database } from '#server/db/client.ts';
import { appendUpdates } from '#server/log/append-updates.ts';
import { type RoomBatch, takeBatch } from './commit-batch.ts';
import type { PendingUpdate, Room } from './room.ts';
import type { RoomSettings } from './settings.ts';
import type { RoomStats } from './stats.ts';

const RETRY_MS = { first: 50, most: 2_000 } as const;

export interface CommitterEvents {
  /** Edits of a room were committed as rows up to `headSeq`; `rows` of them. */
  committed(room: Room, edits: readonly PendingUpdate[], headSeq: number, rows: number): void;
  /** The document does not exist any more, or was replaced. */
  gone(room: Room): void;
  /** The database is away or slow: let the edits of this room out before they are saved. */
  release(room: Room): void;
  /** Commits turned late, or come again. */
  degraded(isDegraded: boolean): void;
}

/**
 * Commits the pending edits of all rooms of the process together, once a tick. Nothing is dropped: what can't be
 * committed stays pending and is tried again, for as long as it takes.
 */
export class Committer {
  readonly #db: Database;
  readonly #log: Logger;
  readonly #settings: RoomSettings;
  readonly #stats: RoomStats;
  readonly #events: CommitterEvents;
  /** Commits must not inherit the context (an open transaction) of whoever made the edit. */
  readonly #outside = new AsyncResource('Committer');
  readonly #dirty = new Set<Room>();
  readonly #retryAt = new Map<Room, { at: number; delay: number }>();
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #timerAt = 0;
  #running = false;
  #lastStart = Number.NEGATIVE_INFINITY;
  #failingSince: number | null = null;
  #retryDelay = 0;
  /** Nothing is tried before this moment: the database is away. */
  #notBefore = Number.NEGATIVE_INFINITY;
  #releasing: NodeJS.Timeout | null = null;

  constructor(deps: { db: Database; log: Logger; settings: RoomSettings; stats: RoomStats; events: CommitterEvents }) {
    this.#db = deps.db;
    this.#log = deps.log;
    this.#settings = deps.settings;
    this.#stats = deps.stats;
    this.#events = deps.events;
  }

  /** The room has edits to commit. */
  dirty(room: Room): void {
    this.#dirty.add(room);
    if (this.#stats.degraded) this.#startReleasing();
    this.#schedule();
  }

  forget(room: Room): void {
    this.#dirty.delete(room);
    this.#retryAt.delete(room);
  }

  get pendingBytes(): number {
    let bytes = 0;
    for (const room of this.#dirty) bytes += room.pendingBytes;
    return bytes;
  }

  get pendingUpdates(): number {
    let updates = 0;
    for (const room of this.#dirty) updates += room.pending.length;
    return updates;
  }

  #schedule(): void {
    if (this.#running || this.#dirty.size === 0) return;
    const at = Math.max(this.#notBefore, this.#lastStart + this.#settings.tickMs, this.#nextDueAt());
    if (this.#timer && this.#timerAt <= at) return;
    this.#clearTimer();
    const run = () => {
      this.#timer = null;
      void this.#run();
    };
    const wait = at - performance.now();
    this.#timerAt = at;
    this.#outside.runInAsyncScope(() => {
      this.#timer = wait > 0 ? setTimeout(run, wait) : setImmediate(run);
    });
  }

  #clearTimer(): void {
    if (!this.#timer) return;
    clearTimeout(this.#timer as NodeJS.Timeout);
    clearImmediate(this.#timer as NodeJS.Immediate);
    this.#timer = null;
  }

  /** When a room may next have its turn: a crowded one less often, one that the database refused later. */
  #dueAt(room: Room): number {
    const { tickMs, crowdedTicks } = this.#settings;
    const crowded = crowdedTicks.find(({ moreThan }) => room.connections.size > moreThan);
    const nextTick = room.takenAt + (crowded?.tickMs ?? tickMs);
    return Math.max(nextTick, this.#retryAt.get(room)?.at ?? nextTick);
  }

  #nextDueAt(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const room of this.#dirty) next = Math.min(next, this.#dueAt(room));
    return next;
  }

  async #run(): Promise<void> {
    const batch = this.#take();
    // The timer was early: nobody's turn has come. To count it as a tick would make them wait for another one.
    if (batch.length === 0) return this.#schedule();
    this.#running = true;
    this.#lastStart = performance.now();
    const slow = setTimeout(() => this.#degrade('slow'), this.#settings.degradedAfterMs);
    try {
      await this.#commit(batch);
    } catch (error) {
      // Not of the database: a defect of ours. The edits are still pending.
      this.#log.error({ err: error }, 'Committing failed unexpectedly');
      this.#notBefore = performance.now() + RETRY_MS.most;
    } finally {
      clearTimeout(slow);
      this.#running = false;
    }
    this.#schedule();
  }

  #take(): RoomBatch[] {
    const now = performance.now();
    // Timers may be early by a fraction of a millisecond.
    const due = [...this.#dirty].filter((room) => this.#dueAt(room) <= now + 1);
    const { maxBatchRows: rows, maxBatchBytes: bytes } = this.#settings;
    const batch = takeBatch(due, { rows, bytes });
    for (const { room } of batch) room.takenAt = now;
    return batch;
  }

  async #commit(batch: readonly RoomBatch[]): Promise<void> {
    const start = performance.now();
    let heads: Map<string, number>;
    try {
      heads = await appendUpdates(
        this.#db,
        batch.map(({ append }) => append),
      );
    } catch (error) {
      return this.#failed(batch, error);
    }
    this.#stats.commits += 1;
    this.#stats.commitDurations.observe((performance.now() - start) / 1000);
    this.#stats.commitRows.observe(batch.reduce((rows, { append }) => rows + append.rows.length, 0));
    this.#recover();
    for (const part of batch) this.#settle(part, heads.get(part.room.name.id));
  }

  #settle({ room, count, append }: RoomBatch, headSeq: number | undefined): void {
    this.#retryAt.delete(room);
    if (headSeq === undefined) {
      this.forget(room);
      this.#events.gone(room);
      return;
    }
    const edits = room.settle(count);
    if (room.pending.length === 0) this.#dirty.delete(room);
    // To the end of the queue: a busy room does not keep the others from their turn.
    else if (this.#dirty.delete(room)) this.#dirty.add(room);
    this.#stats.rowsCommitted += append.rows.length;
    for (const row of append.rows) this.#stats.bytesCommitted += row.payload.byteLength;
    this.#events.committed(room, edits, headSeq, append.rows.length);
    room.answer();
  }

  /** One bad room must not stop the others: when the data is to blame, each room goes alone. */
  async #failed(batch: readonly RoomBatch[], error: unknown): Promise<void> {
    this.#stats.commitErrors += 1;
    if (!isDataError(error)) {
      this.#failingSince ??= performance.now();
      this.#retryDelay = Math.min(RETRY_MS.most, Math.max(RETRY_MS.first, this.#retryDelay * 2));
      this.#notBefore = performance.now() + this.#retryDelay;
      this.#log.warn({ err: error, retryMs: this.#retryDelay }, 'The database did not commit; edits wait');
      if (performance.now() - this.#failingSince >= this.#settings.degradedAfterMs) this.#degrade('failing');
      return;
    }
    const [only] = batch;
    if (batch.length === 1 && only) {
      const delay = Math.min(RETRY_MS.most, (this.#retryAt.get(only.room)?.delay ?? RETRY_MS.first) * 2);
      this.#retryAt.set(only.room, { at: performance.now() + delay, delay });
      this.#log.error({ err: error, docId: only.room.name.id }, 'The database refuses edits of one document');
      this.#events.release(only.room);
      return;
    }
    for (const part of batch) await this.#commit([part]);
  }

  #degrade(why: string): void {
    if (!this.#stats.degraded) {
      this.#log.warn({ why }, 'Edits go out before they are saved');
      this.#stats.degraded = true;
      this.#events.degraded(true);
    }
    this.#startReleasing();
  }

  #startReleasing(): void {
    if (this.#releasing) return;
    this.#releasing = this.#outside.runInAsyncScope(() =>
      setTimeout(() => {
        this.#releasing = null;
        if (!this.#stats.degraded) return;
        for (const room of this.#dirty) this.#events.release(room);
      }, this.#settings.tickMs),
    );
  }

  #recover(): void {
    if (this.#stats.degraded) {
      this.#log.info('Edits are saved again');
      this.#stats.degraded = false;
      this.#events.degraded(false);
    }
    this.#failingSince = null;
    this.#retryDelay = 0;
    this.#notBefore = Number.NEGATIVE_INFINITY;
  }

  /** Resolves once nothing waits any more; rejects after `timeoutMs`. */
  async flush(timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (this.#dirty.size > 0) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`${this.pendingUpdates} edits could not be committed in time`);
      const all = Promise.allSettled([...this.#dirty].map((room) => room.committed()));
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, left).unref())]);
    }
  }

  stop(): void {
    this.#clearTimer();
    if (this.#releasing) clearTimeout(this.#releasing);
    this.#dirty.clear();
  }
}

/** Whether Postgres refused the data itself, rather than being away, full, stopping or read-only. */
function isDataError(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const code = (cause as { code?: unknown }).code;
  return typeof code === 'string' && /^(22|23|54)/.test(code);
}
