import type { Role } from '#shared/permissions/role.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { presenceColour } from '#shared/protocol/presence.ts';
import { decodeAwarenessEntries, encodeAwarenessEntries, readAwarenessEntries, stampState } from './awareness-codec.ts';

/** Client ids one connection may own: a browser has one, and echoes those of the same person's other tabs. */
const MAX_IDS = 4;
/** A clock beyond this is no count of movements. */
const MAX_CLOCK = 2 ** 31;
/** Stock clients forget who is silent for 30 s and repeat themselves every 15 s. */
const SILENT_MS = 40_000;
/** How long the end of a connection is kept back: most come back at once. */
const LEAVE_MS = 3_000;
/** How long the clock of a client that left is remembered, so that it may come back under it. */
const FORGET_MS = 120_000;

export interface PresenceOwner {
  readonly user: { readonly id: string; readonly name: string };
  /** Others go by it: who may not write may not call everybody together either. */
  readonly role: Role;
}

interface Entry {
  /** The client's own clock, and the one others see, which also counts what the server did in its name. */
  clock: number;
  shownClock: number;
  /** JSON; `null`: gone. */
  state: Uint8Array | null;
  owner: PresenceOwner | null;
  readonly userId: string;
  seenAt: number;
  leavingAt: number;
}

/**
 * Who is where in one room. A client id belongs to the connection that first used it, or to another one of the same
 * person; what anybody else says about it is an echo, and ignored without being parsed. Times in milliseconds.
 */
export class AwarenessTable {
  readonly #entries = new Map<number, Entry>();
  readonly #owned = new Map<PresenceOwner, number>();
  #changedHere = new Set<number>();
  #changedElsewhere = new Set<number>();

  /** Takes what a connection says. Throws when it is malformed; ignores entries it may not write. */
  receive(owner: PresenceOwner, update: Uint8Array, now: number): void {
    // Stock clients send all they are told about others back: in a full room nearly all entries are such echoes, so
    // nothing is made of an entry before it is known to count.
    readAwarenessEntries(update, (clientId, clock, length, state) => {
      const entry = this.#entries.get(clientId);
      if (!this.#mayWrite(owner, entry, clock) || clock > MAX_CLOCK || length > LIMITS.awarenessState) return;
      const { user, role } = owner;
      const stamped = stampState(state(), { ...user, color: presenceColour(user.id), role });
      if (stamped === undefined || (stamped === null && !entry)) return;
      this.#write(clientId, entry, { clock, state: stamped, owner, now });
    });
  }

  #mayWrite(owner: PresenceOwner, entry: Entry | undefined, clock: number): boolean {
    if (entry?.owner === owner) return clock > entry.clock;
    if (entry && entry.userId !== owner.user.id) return false;
    if ((this.#owned.get(owner) ?? 0) >= MAX_IDS) return false;
    if (!entry) return true;
    return entry.owner === null || entry.leavingAt > 0 ? clock >= entry.clock : clock > entry.clock;
  }

  #write(
    clientId: number,
    entry: Entry | undefined,
    said: { clock: number; state: Uint8Array | null; owner: PresenceOwner; now: number },
  ): void {
    const { clock, state, owner, now } = said;
    if (entry?.owner !== owner) this.#disown(entry);
    if (entry?.owner !== owner) this.#owned.set(owner, (this.#owned.get(owner) ?? 0) + 1);
    // Said before under this clock, or the server's own words come back: nothing new for the others. Without this a
    // stock client and the server would answer each other for ever.
    const same = entry?.state && state && clock <= entry.shownClock && Buffer.compare(entry.state, state) === 0;
    const shownClock = entry ? (same ? entry.shownClock : Math.max(clock, entry.shownClock + 1)) : clock;
    this.#entries.set(clientId, { clock, shownClock, state, owner, userId: owner.user.id, seenAt: now, leavingAt: 0 });
    if (!same) this.#changedHere.add(clientId);
  }

  #disown(entry: Entry | undefined): void {
    if (!entry?.owner) return;
    const count = (this.#owned.get(entry.owner) ?? 1) - 1;
    if (count > 0) this.#owned.set(entry.owner, count);
    else this.#owned.delete(entry.owner);
    entry.owner = null;
  }

  /** The connection ended: its clients leave soon, unless they come back. */
  drop(owner: PresenceOwner, now: number): void {
    for (const entry of this.#entries.values()) {
      if (entry.owner !== owner) continue;
      this.#disown(entry);
      entry.leavingAt = now + LEAVE_MS;
    }
    this.#owned.delete(owner);
  }

  /** Takes what another process says about its own clients. */
  receiveElsewhere(update: Uint8Array, now: number): void {
    for (const { clientId, clock, state } of decodeAwarenessEntries(update)) {
      const entry = this.#entries.get(clientId);
      if (entry && (entry.owner !== null || clock <= entry.shownClock)) continue;
      const gone = state.byteLength === 4 && new TextDecoder().decode(state) === 'null';
      const shown = gone ? null : state.slice();
      const userId = gone ? (entry?.userId ?? '') : userIdOf(state);
      this.#entries.set(clientId, {
        clock,
        shownClock: clock,
        state: shown,
        owner: null,
        userId,
        seenAt: now,
        leavingAt: 0,
      });
      this.#changedElsewhere.add(clientId);
    }
  }

  /** Lets those go who left or fell silent, and forgets those who left long ago. */
  expire(now: number): void {
    for (const [clientId, entry] of this.#entries) {
      if (entry.state === null) {
        if (now - entry.seenAt > FORGET_MS) {
          this.#disown(entry);
          this.#entries.delete(clientId);
        }
        continue;
      }
      if (!(entry.leavingAt > 0 && now >= entry.leavingAt) && now - entry.seenAt < SILENT_MS) continue;
      entry.state = null;
      entry.shownClock += 1;
      entry.leavingAt = 0;
      entry.seenAt = now;
      this.#changedHere.add(clientId);
    }
  }

  get changed(): boolean {
    return this.#changedHere.size + this.#changedElsewhere.size > 0;
  }

  /** Awareness updates of what changed since the last call: for the sockets, and for the other processes. */
  takeChanges(): { sockets: Uint8Array | null; bus: Uint8Array | null } {
    const here = [...this.#changedHere];
    const all = [...new Set([...here, ...this.#changedElsewhere])];
    this.#changedHere = new Set();
    this.#changedElsewhere = new Set();
    return { sockets: this.#encode(all), bus: this.#encode(here) };
  }

  /** Everybody who is here, or `null` when nobody is. `ownOnly`: only clients connected to this process. */
  everybody(ownOnly = false): Uint8Array | null {
    const present = [...this.#entries].filter(
      ([, entry]) => entry.state !== null && (!ownOnly || entry.owner !== null),
    );
    return this.#encode(present.map(([clientId]) => clientId));
  }

  get size(): number {
    return this.#entries.size;
  }

  #encode(clientIds: readonly number[]): Uint8Array | null {
    if (clientIds.length === 0) return null;
    return encodeAwarenessEntries(
      clientIds.flatMap((clientId) => {
        const entry = this.#entries.get(clientId);
        return entry ? [{ clientId, clock: entry.shownClock, state: entry.state }] : [];
      }),
    );
  }
}

function userIdOf(state: Uint8Array): string {
  const { user } = JSON.parse(new TextDecoder().decode(state)) as { user?: { id?: string } };
  return user?.id ?? '';
}
