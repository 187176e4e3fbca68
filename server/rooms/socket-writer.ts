import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import type { RoomSettings } from './settings.ts';
import type { RoomStats } from './stats.ts';
import { type WireFrame, writeFrame } from './wire-frame.ts';

/** What a lagging socket is sent once it drained. */
export interface Resync {
  /** The state vector of what was sent before it began to lag. */
  readonly stateVector: Uint8Array;
}

/**
 * Sends to one socket without ever letting more wait in memory than the settings allow. A whole document (step 2) does
 * not count against a reader; what piles up behind it does.
 */
export class SocketWriter {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #settings: RoomSettings;
  readonly #stats: RoomStats;
  #allowance = 0;
  #lag: { resync: Resync; deadline: number } | null = null;
  #presenceMissed = false;

  /** `socket`: what `ws` writes to. */
  constructor(ws: WebSocket, socket: Duplex, settings: RoomSettings, stats: RoomStats) {
    this.#ws = ws;
    this.#socket = socket;
    this.#settings = settings;
    this.#stats = stats;
  }

  get lagging(): boolean {
    return this.#lag !== null;
  }

  /** Whether `drained` has something to do. */
  get behind(): boolean {
    return this.#lag !== null || this.#presenceMissed;
  }

  /** Bytes that wait beyond a whole document on its way. */
  get #excess(): number {
    const waiting = this.#socket.writableLength;
    if (waiting < this.#settings.lowWater) this.#allowance = 0;
    return Math.max(0, waiting - this.#allowance);
  }

  #overflowing(): boolean {
    const overflowing = this.#excess > this.#settings.closeHighWater;
    if (overflowing) this.close(CLOSE.tryLater);
    return overflowing;
  }

  /** A whole document or what is missing of it. */
  document(frame: Uint8Array | WireFrame): void {
    if (this.#overflowing()) return;
    this.#allowance += frame.byteLength;
    this.#send(frame);
  }

  /** An edit. `mark` tells what was sent so far; it is asked when the socket begins to lag. */
  edit(frame: Uint8Array | WireFrame, mark: () => Resync, now: number): void {
    if (this.#lag) return;
    if (this.#excess + frame.byteLength > this.#settings.lagHighWater) {
      const deadline = now + this.#settings.lagTimeoutMs + (this.#allowance / this.#settings.slowestLine) * 1000;
      this.#lag = { resync: mark(), deadline };
      return;
    }
    this.#send(frame);
  }

  /** Somebody's presence: may be left out, since the latest is sent again when the socket has drained. */
  presence(frame: Uint8Array | WireFrame): void {
    if (this.#lag || this.#excess > this.#settings.presenceHighWater) {
      this.#presenceMissed = true;
      this.#stats.presenceDropped += 1;
      return;
    }
    this.#send(frame);
  }

  /** A short answer or request. */
  control(frame: Uint8Array | WireFrame): void {
    if (!this.#overflowing()) this.#send(frame);
  }

  /**
   * To be called now and then while `behind`. Once the socket has drained, answers what it missed; closes it when it
   * does not drain in time.
   */
  drained(now: number): { resync: Resync | null; presence: boolean } | null {
    if (this.#socket.writableLength >= this.#settings.lowWater) {
      if (this.#lag && now > this.#lag.deadline) this.close(CLOSE.tryLater);
      return null;
    }
    const missed = { resync: this.#lag?.resync ?? null, presence: this.#presenceMissed };
    this.#lag = null;
    this.#presenceMissed = false;
    if (missed.resync) this.#stats.resyncs += 1;
    return missed;
  }

  /** Closes the socket; one that does not read is cut off. */
  close(code: CloseCode): void {
    this.#ws.close(code);
    if (this.#socket.writableLength > this.#settings.lowWater) this.#ws.terminate();
  }

  #send(frame: Uint8Array | WireFrame): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    this.#stats.framesOut += 1;
    this.#stats.bytesOut += frame.byteLength;
    writeFrame(this.#socket, frame);
  }
}
