import * as Y from 'yjs';
import type { StoredDocument } from '#server/log/load-document.ts';
import { ROOT_NAMES } from '#shared/board/board-doc.ts';
import { type DocumentName, SESSION_ROOT_NAMES } from '#shared/protocol/document-id.ts';
import { AwarenessTable } from './awareness-table.ts';
import type { Connection } from './connection.ts';
import { DocumentFrames, type EncodeState } from './document-frames.ts';
import { SequenceTracker } from './sequence-tracker.ts';

/** Who an edit is from; `connection` when it came by a socket. */
export interface Author {
  readonly actorId: string | null;
  readonly connection: Connection | null;
}

/** An edit that is in the document and not yet committed. */
export interface PendingUpdate extends Author {
  readonly payload: Uint8Array;
  /** Already sent to the sockets, because the database was away. */
  sent: boolean;
}

interface Waiter {
  /** Number of edits that must be committed. */
  readonly after: number;
  readonly settle: (error: Error | null) => void;
}

const ROOTS = { board: new Set<string>(ROOT_NAMES), session: new Set<string>(SESSION_ROOT_NAMES) } as const;

/** What a room tells whoever runs it. */
export interface RoomEvents {
  /** It has edits to commit. */
  dirty(room: Room): void;
  /** Somebody else's edit, already committed, came in: it is for the sockets. */
  arrived(room: Room, update: Uint8Array): void;
}

/** One open document: its content, who is in it, and which of its edits are not saved yet. */
export class Room {
  readonly name: DocumentName;
  readonly doc = new Y.Doc();
  /** What those are sent who enter. */
  readonly frames: DocumentFrames;
  readonly generation: number;
  readonly sequence: SequenceTracker;
  readonly awareness = new AwarenessTable();
  readonly connections = new Set<Connection>();
  readonly rootNames: ReadonlySet<string>;
  /** Which connection a Yjs client id is writing through. */
  readonly writers = new Map<number, Connection>();
  readonly pending: PendingUpdate[] = [];
  pendingBytes = 0;
  /** Rows and bytes of the log since it was compacted, and about how much the document weighs. */
  logRows: number;
  logBytes: number;
  weight: number;
  /** Sockets, changes and reads under way: while there are any, the room stays. */
  holds = 0;
  closed = false;
  /** When its edits were last taken to be committed. */
  takenAt = Number.NEGATIVE_INFINITY;

  readonly #events: RoomEvents;
  #author: Author | null = null;
  #applied = 0;
  #committed = 0;
  #waiters: Waiter[] = [];

  /** `encode` makes one update of many; for large documents, elsewhere. */
  constructor(name: DocumentName, stored: StoredDocument, events: RoomEvents, encode: EncodeState) {
    this.name = name;
    this.frames = new DocumentFrames(this.doc, encode);
    this.generation = stored.generation;
    this.sequence = new SequenceTracker(stored.headSeq);
    this.rootNames = ROOTS[name.kind];
    this.logRows = stored.logRows;
    this.logBytes = stored.logBytes;
    this.weight = stored.payloads.reduce((sum, payload) => sum + payload.byteLength, 0);
    this.#events = events;
  }

  /** To be called once the stored content is in the document: from now on every change of it counts. */
  open(): void {
    this.doc.on('update', (update: Uint8Array) => this.#onUpdate(update));
  }

  #onUpdate(update: Uint8Array): void {
    this.frames.changed(update);
    this.weight += update.byteLength;
    if (!this.#author) {
      this.#events.arrived(this, update);
      return;
    }
    this.pending.push({ ...this.#author, payload: update, sent: false });
    this.pendingBytes += update.byteLength;
    this.#applied += 1;
    this.#events.dirty(this);
  }

  /** Runs something that changes the document; its edits are this author's and wait to be committed. */
  write<T>(author: Author, change: () => T): T {
    this.#author = author;
    try {
      return change();
    } finally {
      this.#author = null;
    }
  }

  /** Takes rows another process committed. */
  takeCommitted(payload: Uint8Array, fromSeq: number, toSeq: number): void {
    Y.applyUpdate(this.doc, payload);
    this.sequence.add(fromSeq, toSeq);
  }

  /** Resolves once everything applied so far is committed; rejects when the document is gone. */
  committed(): Promise<void> {
    return new Promise((resolve, reject) => this.onCommitted((error) => (error ? reject(error) : resolve())));
  }

  /** Calls back once everything applied so far is committed: at once if it is. */
  onCommitted(settle: (error: Error | null) => void): void {
    if (this.#committed >= this.#applied) settle(null);
    else this.#waiters.push({ after: this.#applied, settle });
  }

  /** The first `count` pending edits are committed. */
  settle(count: number): PendingUpdate[] {
    const done = this.pending.splice(0, count);
    for (const { payload } of done) this.pendingBytes -= payload.byteLength;
    this.#committed += done.length;
    return done;
  }

  /** Answers whoever waited for what is committed now. */
  answer(): void {
    const ready = this.#waiters.findIndex(({ after }) => after > this.#committed);
    const count = ready < 0 ? this.#waiters.length : ready;
    for (const waiter of this.#waiters.splice(0, count)) waiter.settle(null);
  }

  /**
   * State vector of what the sockets were sent: the document without its pending edits that were not.
   */
  sentStateVector(): Uint8Array {
    const sent = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    for (const { payload } of this.pending.filter((update) => !update.sent)) {
      for (const [client, clock] of Y.parseUpdateMeta(payload).from) {
        sent.set(client, Math.min(sent.get(client) ?? clock, clock));
      }
    }
    return Y.encodeStateVector(sent);
  }

  /** Ends the room. Whoever still waits for a commit is told that it won't come. */
  destroy(): void {
    this.closed = true;
    for (const waiter of this.#waiters.splice(0)) waiter.settle(new Error(`Document ${this.name.id} is closed`));
    this.doc.destroy();
  }
}
