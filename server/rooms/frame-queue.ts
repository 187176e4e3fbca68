import type { WebSocket } from 'ws';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FrameError } from './frame-error.ts';

/** Frames of one socket that may wait. It is not read from meanwhile, so only what was read before gets here. */
const MOST = { frames: 64, bytes: 1024 * 1024 } as const;

/** Keeps the frames of one socket in order when one of them takes a while. */
export class FrameQueue {
  readonly #ws: WebSocket;
  readonly #handle: (frame: Uint8Array) => void | Promise<void>;
  readonly #failed: (error: unknown) => void;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #working = false;

  /** `failed` is told when a frame that came later than it was handled is refused. */
  constructor(ws: WebSocket, handle: (frame: Uint8Array) => void | Promise<void>, failed: (error: unknown) => void) {
    this.#ws = ws;
    this.#handle = handle;
    this.#failed = failed;
  }

  /** Handles a frame, at once if it can be. Throws FrameError when it is refused. */
  receive(frame: Uint8Array): void {
    if (!this.#working) {
      const work = this.#handle(frame);
      if (work !== undefined) void this.#workOff(work);
      return;
    }
    this.#waiting.push(frame);
    this.#waitingBytes += frame.byteLength;
    if (this.#waiting.length > MOST.frames || this.#waitingBytes > MOST.bytes) {
      this.#waiting = [];
      throw new FrameError(CLOSE.tryLater, 'too-fast');
    }
  }

  async #workOff(first: Promise<void>): Promise<void> {
    this.#working = true;
    this.#ws.pause();
    try {
      await first;
      for (let next = this.#waiting.shift(); next && this.#isOpen; next = this.#waiting.shift()) {
        this.#waitingBytes -= next.byteLength;
        await this.#handle(next);
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#waiting = [];
      this.#waitingBytes = 0;
      this.#working = false;
      this.#ws.resume();
    }
  }

  get #isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }
}
