import { Histogram, type HistogramData } from './histogram.ts';
import type { Marker } from './marker.ts';

export interface TallyData {
  /** Edits sent within the window, times those who should see each. */
  readonly expected: number;
  /** Of these, those that arrived, and those that arrived as part of a document after the socket had lagged. */
  readonly delivered: number;
  readonly resynced: number;
  /** Edits that arrived within the window, whenever they were sent: what the CPU of that time was spent on. */
  readonly arrivedInWindow: number;
  readonly latency: HistogramData;
  readonly acknowledgement: HistogramData;
  /** Edits sent within the window and those acknowledged. */
  readonly edits: number;
  readonly acknowledged: number;
  readonly bytesIn: number;
  readonly framesIn: number;
  /** Sockets that ended by themselves. */
  readonly lost: number;
}

/** Counts what the clients of one load process send and see. Only edits sent within the window count. */
export class Tally {
  #from = Number.POSITIVE_INFINITY;
  #to = Number.POSITIVE_INFINITY;
  readonly #latency = new Histogram();
  readonly #acknowledgement = new Histogram();
  #expected = 0;
  #delivered = 0;
  #resynced = 0;
  #arrivedInWindow = 0;
  #edits = 0;
  #acknowledged = 0;
  bytesIn = 0;
  framesIn = 0;
  lost = 0;

  /** Edits sent from `from` until `to` count, in `clock()`. */
  window(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
  }

  #counts(sentAt: number): boolean {
    return sentAt >= this.#from && sentAt < this.#to;
  }

  get expected(): number {
    return this.#expected;
  }

  get delivered(): number {
    return this.#delivered;
  }

  sent(sentAt: number, receivers: number): void {
    if (!this.#counts(sentAt)) return;
    this.#edits += 1;
    this.#expected += receivers;
  }

  seen({ sentAt }: Marker, now: number): void {
    if (this.#counts(now)) this.#arrivedInWindow += 1;
    if (!this.#counts(sentAt)) return;
    this.#delivered += 1;
    this.#latency.add(now - sentAt);
  }

  /** A document brought an edit that stands for earlier ones, which were overwritten. */
  caughtUp(sentAt: number): void {
    if (!this.#counts(sentAt)) return;
    this.#delivered += 1;
    this.#resynced += 1;
  }

  acknowledged(sentAt: number, now: number): void {
    if (!this.#counts(sentAt)) return;
    this.#acknowledged += 1;
    this.#acknowledgement.add(now - sentAt);
  }

  data(): TallyData {
    return {
      expected: this.#expected,
      delivered: this.#delivered,
      resynced: this.#resynced,
      arrivedInWindow: this.#arrivedInWindow,
      latency: this.#latency.data(),
      acknowledgement: this.#acknowledgement.data(),
      edits: this.#edits,
      acknowledged: this.#acknowledged,
      bytesIn: this.bytesIn,
      framesIn: this.framesIn,
      lost: this.lost,
    };
  }
}
