import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { clock } from './clock.ts';

/** What a process used since the probe was last reset. */
export interface ProcessSample {
  /** Milliseconds it covers. */
  readonly durationMs: number;
  /** CPU of all its threads, in cores. */
  readonly cpuCores: number;
  readonly cpuMs: number;
  /** Bytes, now, and the most that was seen. */
  readonly rss: number;
  readonly rssPeak: number;
  /** How much later than due the event loop ran a timer, in milliseconds. */
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  /** Read from and written to sockets that came in, and those Node connected (Redis; not Postgres's driver). */
  readonly socketBytes: number;
  /** The most bytes that waited in memory for sockets to take them. */
  readonly waitingPeak: number;
}

const RESOLUTION_MS = 2;
const RSS_EVERY_MS = 100;

/** Watches the process it runs in. */
export class ProcessProbe {
  readonly #loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #cpu = process.cpuUsage();
  #since = clock();
  #rssPeak = 0;
  readonly #sockets = new Set<Socket>();
  #closedBytes = 0;
  #waitingPeak = 0;
  #bytesBefore = 0;

  constructor() {
    this.#loop.enable();
    setInterval(() => this.#look(), RSS_EVERY_MS).unref();
    for (const channel of ['net.server.socket', 'net.client.socket']) {
      subscribe(channel, (message) => this.#watch((message as { socket: Socket }).socket));
    }
  }

  #watch(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#closedBytes += socket.bytesRead + socket.bytesWritten;
    });
  }

  #socketBytes(): number {
    let bytes = this.#closedBytes;
    for (const { bytesRead, bytesWritten } of this.#sockets) bytes += bytesRead + bytesWritten;
    return bytes;
  }

  #look(): number {
    const rss = process.memoryUsage.rss();
    this.#rssPeak = Math.max(this.#rssPeak, rss);
    let waiting = 0;
    for (const { writableLength } of this.#sockets) waiting += writableLength;
    this.#waitingPeak = Math.max(this.#waitingPeak, waiting);
    return rss;
  }

  reset(): void {
    this.#loop.reset();
    this.#cpu = process.cpuUsage();
    this.#since = clock();
    this.#rssPeak = 0;
    this.#waitingPeak = 0;
    this.#bytesBefore = this.#socketBytes();
  }

  sample(): ProcessSample {
    const { user, system } = process.cpuUsage(this.#cpu);
    const durationMs = clock() - this.#since;
    const cpuMs = (user + system) / 1000;
    const rss = this.#look();
    // The histogram holds whole waits: what is beyond the resolution is delay.
    const delay = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    return {
      durationMs,
      cpuMs,
      cpuCores: cpuMs / durationMs,
      rss,
      rssPeak: this.#rssPeak,
      loopP99Ms: delay(this.#loop.percentile(99)),
      loopMaxMs: delay(this.#loop.max),
      socketBytes: this.#socketBytes() - this.#bytesBefore,
      waitingPeak: this.#waitingPeak,
    };
  }
}
