import type { Bus } from '#server/bus/bus.ts';
import { broadcastPresence } from './broadcast.ts';
import type { Room } from './room.ts';
import type { RoomStats } from './stats.ts';

/** How often presence goes out: the fuller the room, the rarer, since each message goes to everybody. */
function intervalMs(members: number): number {
  if (members <= 20) return 33;
  return members <= 100 ? 100 : 250;
}

/** Sends what changed of everybody's presence, once an interval, the latest only. */
export class PresenceTicker {
  readonly #bus: Bus;
  readonly #stats: RoomStats;
  readonly #timers = new Map<Room, NodeJS.Timeout>();

  constructor(bus: Bus, stats: RoomStats) {
    this.#bus = bus;
    this.#stats = stats;
  }

  changed(room: Room): void {
    if (this.#timers.has(room) || !room.awareness.changed || room.closed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(room);
      this.#stats.presenceTicks += 1;
      const { sockets, bus } = room.awareness.takeChanges();
      if (sockets) broadcastPresence(room, sockets);
      if (bus && this.#bus.shared) this.#bus.publish(room.name.id, { type: 'presence', payload: bus });
    }, intervalMs(room.connections.size));
    this.#timers.set(room, timer);
  }

  forget(room: Room): void {
    clearTimeout(this.#timers.get(room));
    this.#timers.delete(room);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
