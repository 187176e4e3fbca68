import type { Room } from './room.ts';

export interface RegistryEvents {
  /** Loads a document; rejects when it can't. */
  load(docId: string): Promise<Room>;
  /** Whether nothing of the room is under way (no edits to commit, no compaction). */
  isSettled(room: Room): boolean;
  unloaded(room: Room): void;
}

/** The rooms that are open: each document once, however many ask for it at the same time. */
export class RoomRegistry {
  readonly #events: RegistryEvents;
  readonly #unloadAfterMs: number;
  readonly #rooms = new Map<string, Promise<Room>>();
  readonly #loaded = new Map<string, Room>();
  readonly #timers = new Map<Room, NodeJS.Timeout>();

  constructor(events: RegistryEvents, unloadAfterMs: number) {
    this.#events = events;
    this.#unloadAfterMs = unloadAfterMs;
  }

  /** The room of a document, held open until `release`. A load that fails leaves nothing behind. */
  async acquire(docId: string): Promise<Room> {
    for (;;) {
      const room = await this.#opened(docId);
      // It may have been unloaded between its promise and us.
      if (room.closed) continue;
      room.holds += 1;
      clearTimeout(this.#timers.get(room));
      this.#timers.delete(room);
      return room;
    }
  }

  #opened(docId: string): Promise<Room> {
    const known = this.#rooms.get(docId);
    if (known) return known;
    const loading = this.#events.load(docId).then(
      (room) => {
        this.#loaded.set(docId, room);
        return room;
      },
      (error) => {
        this.#rooms.delete(docId);
        throw error;
      },
    );
    this.#rooms.set(docId, loading);
    return loading;
  }

  release(room: Room): void {
    room.holds -= 1;
    if (room.holds === 0 && !room.closed) this.#unloadLater(room);
  }

  #unloadLater(room: Room): void {
    clearTimeout(this.#timers.get(room));
    const timer = setTimeout(() => {
      this.#timers.delete(room);
      if (room.holds > 0 || room.closed) return;
      if (this.#events.isSettled(room)) this.close(room);
      else this.#unloadLater(room);
    }, this.#unloadAfterMs);
    this.#timers.set(room, timer.unref());
  }

  /** Ends a room at once, settled or not. */
  close(room: Room): void {
    if (room.closed) return;
    clearTimeout(this.#timers.get(room));
    this.#timers.delete(room);
    this.#rooms.delete(room.name.id);
    this.#loaded.delete(room.name.id);
    room.destroy();
    this.#events.unloaded(room);
  }

  get(docId: string): Room | undefined {
    return this.#loaded.get(docId);
  }

  /** Rooms that are loaded. */
  all(): Room[] {
    return [...this.#loaded.values()];
  }
}
