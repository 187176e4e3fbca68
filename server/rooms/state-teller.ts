import { encodeServerState } from '#shared/protocol/server-state.ts';
import type { Connection } from './connection.ts';
import type { Room } from './room.ts';

/** Fullness is told in steps of so many percent, so that not every edit is news. */
const STEP = 5;

/** Tells clients of ours, and no others, whether commits are late and how full their document is (message 103). */
export class StateTeller {
  readonly #maxDocumentBytes: number;
  readonly #isDegraded: () => boolean;
  /** What the members of a room were told last. */
  readonly #told = new WeakMap<Room, string>();

  constructor(maxDocumentBytes: number, isDegraded: () => boolean) {
    this.#maxDocumentBytes = maxDocumentBytes;
    this.#isDegraded = isDegraded;
  }

  /** To be called for each new connection. */
  greet(connection: Connection): void {
    if (connection.isOurs) connection.writer.control(encodeServerState(this.#stateOf(connection.room)));
  }

  /** Tells each room what changed since it was last told; to be called now and then, and when commits turn late. */
  tell(rooms: Iterable<Room>): void {
    for (const room of rooms) {
      const state = this.#stateOf(room);
      const key = `${state.degraded} ${state.fullness}`;
      const before = this.#told.get(room) ?? 'false 0';
      this.#told.set(room, key);
      if (key === before) continue;
      const frame = encodeServerState(state);
      for (const { isOurs, writer } of room.connections) if (isOurs) writer.control(frame);
    }
  }

  #stateOf(room: Room) {
    const percent = (room.weight / this.#maxDocumentBytes) * 100;
    return { degraded: this.#isDegraded(), fullness: Math.floor(percent / STEP) * STEP };
  }
}
