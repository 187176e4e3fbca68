import type { Logger } from 'pino';
import type { Bus, CommittedUpdates, DocumentMessage } from '#server/bus/bus.ts';
import type { Database } from '#server/db/client.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { readHeads } from '#server/log/read-heads.ts';
import { applyStored } from './apply-stored.ts';
import type { Room } from './room.ts';
import type { RoomSettings } from './settings.ts';
import type { RoomStats } from './stats.ts';

export interface FollowerDeps {
  readonly db: Database;
  readonly bus: Bus;
  readonly log: Logger;
  readonly settings: RoomSettings;
  readonly stats: RoomStats;
  readonly rooms: () => Room[];
  readonly presenceChanged: (room: Room) => void;
  /** The document of the room is gone or was replaced. */
  readonly gone: (room: Room) => void;
}

/** Messages of a document kept while one before them is missing; the others are read from the database. */
const MAX_EARLY = 100;

/**
 * Keeps rooms up with what other processes commit: by the bus, and where it left a gap or was away, by the database.
 */
export class ClusterFollower {
  readonly #deps: FollowerDeps;
  /** Messages that came before one they follow. */
  readonly #early = new Map<Room, CommittedUpdates[]>();
  readonly #unsubscribe = new Map<Room, () => void>();
  readonly #gapTimers = new Map<Room, NodeJS.Timeout>();
  readonly #catching = new Map<Room, Promise<void>>();
  readonly #stopListening: () => void;
  #comparing: Promise<void> = Promise.resolve();
  #compareTimer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(deps: FollowerDeps) {
    this.#deps = deps;
    this.#stopListening = deps.bus.onReconnect(() => {
      for (const room of deps.rooms()) this.#askWhoIsThere(room);
      this.#compareSoon(0);
    });
    if (deps.bus.shared) this.#compareSoon(deps.settings.compareHeadsMs);
  }

  follow(room: Room): void {
    const { bus } = this.#deps;
    if (!bus.shared) return;
    const receive = (message: DocumentMessage) => this.#receive(room, message);
    this.#unsubscribe.set(
      room,
      bus.subscribe(room.name.id, receive, () => this.#joined(room)),
    );
  }

  /** What was committed between the load and the subscription is read, and who is in it elsewhere is asked for. */
  #joined(room: Room): void {
    if (room.closed || this.#stopped) return;
    this.#askWhoIsThere(room);
    this.#comparing = this.#comparing.then(() => this.#compareHeads([room]));
  }

  #askWhoIsThere(room: Room): void {
    this.#deps.bus.publish(room.name.id, { type: 'presence-query' });
  }

  forget(room: Room): void {
    this.#unsubscribe.get(room)?.();
    this.#unsubscribe.delete(room);
    clearTimeout(this.#gapTimers.get(room));
    this.#gapTimers.delete(room);
    this.#early.delete(room);
  }

  /** Rows `from` to `to` are in the room by its own commit; a gap before them is somebody else's. */
  committed(room: Room, from: number, to: number): void {
    room.sequence.add(from, to);
    this.#applyInOrder(room);
  }

  #receive(room: Room, message: DocumentMessage): void {
    if (room.closed) return;
    try {
      if (message.type === 'updates') this.#receiveUpdates(room, message);
      else if (message.type === 'presence') {
        room.awareness.receiveElsewhere(message.payload, performance.now());
        this.#deps.presenceChanged(room);
      } else {
        const payload = room.awareness.everybody(true);
        if (payload) this.#deps.bus.publish(room.name.id, { type: 'presence', payload });
      }
    } catch (error) {
      this.#deps.log.error({ err: error, docId: room.name.id }, 'A bus message could not be applied');
    }
  }

  #receiveUpdates(room: Room, message: CommittedUpdates): void {
    if (message.generation !== room.generation) this.#deps.gone(room);
    else if (!room.sequence.has(message.toSeq)) {
      this.#early.set(room, [...(this.#early.get(room) ?? []), message]);
      this.#applyInOrder(room);
    }
  }

  /** Applies what came, as far as nothing is missing before it: rows out of order may build on what is not there. */
  #applyInOrder(room: Room): void {
    let left = (this.#early.get(room) ?? []).sort((a, b) => a.fromSeq - b.fromSeq);
    for (let next = left[0]; next && next.fromSeq <= room.sequence.seq + 1; next = left[0]) {
      left = left.slice(1);
      if (room.sequence.has(next.toSeq)) continue;
      room.takeCommitted(next.payload, next.fromSeq, next.toSeq);
      room.logRows += next.toSeq - next.fromSeq + 1;
      room.logBytes += next.payload.byteLength;
    }
    if (left.length === 0) this.#early.delete(room);
    else this.#early.set(room, left.slice(0, MAX_EARLY));
    this.#watchGap(room);
  }

  /** What is missing is probably on the bus: the database is read only if it does not come. */
  #watchGap(room: Room): void {
    if (!this.#hasGap(room) || this.#gapTimers.has(room)) return;
    const timer = setTimeout(() => {
      this.#gapTimers.delete(room);
      if (this.#hasGap(room)) void this.#catchUp(room);
    }, this.#deps.settings.gapMs);
    this.#gapTimers.set(room, timer);
  }

  #hasGap(room: Room): boolean {
    return room.sequence.hasGap || this.#early.has(room);
  }

  /** Reads what other processes committed; one read at a time for a room. */
  #catchUp(room: Room): Promise<void> {
    const catching =
      this.#catching.get(room) ??
      this.#readMissing(room)
        .catch((error) => {
          this.#deps.log.warn({ err: error, docId: room.name.id }, 'Missed rows could not be read yet');
        })
        .finally(() => {
          this.#catching.delete(room);
          if (!room.closed && !this.#stopped) this.#watchGap(room);
        });
    this.#catching.set(room, catching);
    return catching;
  }

  async #readMissing(room: Room): Promise<void> {
    const from = room.sequence.seq;
    const stored = await loadDocument(this.#deps.db, room.name.id, from);
    if (room.closed) return;
    if (!stored || stored.generation !== room.generation) {
      this.#deps.gone(room);
      return;
    }
    this.#deps.stats.catchUps += 1;
    await applyStored(room.doc, stored.payloads);
    if (room.closed) return;
    if (stored.payloads.length > 0) room.sequence.add(from + 1, stored.headSeq);
    this.#applyInOrder(room);
  }

  #compareSoon(delay: number): void {
    if (this.#stopped || (this.#compareTimer && delay > 0)) return;
    if (this.#compareTimer) clearTimeout(this.#compareTimer);
    this.#compareTimer = setTimeout(() => {
      this.#compareTimer = null;
      this.#comparing = this.#comparing
        .then(() => this.#compareHeads(this.#deps.rooms()))
        .finally(() => this.#compareSoon(this.#deps.settings.compareHeadsMs));
    }, delay).unref();
  }

  async #compareHeads(rooms: readonly Room[]): Promise<void> {
    try {
      const heads = await readHeads(
        this.#deps.db,
        rooms.map((room) => room.name.id),
      );
      for (const room of rooms) {
        if (room.closed) continue;
        const head = heads.get(room.name.id);
        if (!head || head.generation !== room.generation) this.#deps.gone(room);
        else if (head.headSeq > room.sequence.seq && room.pending.length === 0) await this.#catchUp(room);
      }
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'Heads could not be compared');
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    if (this.#compareTimer) clearTimeout(this.#compareTimer);
    for (const room of [...this.#unsubscribe.keys()]) this.forget(room);
    await Promise.all([this.#comparing, ...this.#catching.values()]);
  }
}
