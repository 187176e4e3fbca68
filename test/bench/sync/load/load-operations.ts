import type { ProcessSample } from '../process-probe.ts';
import type { DialectName } from './dialect.ts';
import type { HistogramData } from './histogram.ts';
import type { TallyData } from './tally.ts';

export interface TrafficPlan {
  readonly seed: number;
  readonly dialect: DialectName;
  /** Base of addresses; clients take them in turn (several processes of one cluster). */
  readonly urls: readonly string[];
  readonly boards: readonly string[];
  readonly membersPerBoard: number;
  /** This process plays every `processes`-th client, from `process` on. */
  readonly process: number;
  readonly processes: number;
  readonly editEveryMs: number;
  readonly presenceEveryMs: number;
  readonly echo: boolean;
  readonly fillerBytes: number;
  /** The first client only reads, keeps a real document, and is counted apart. */
  readonly reader: boolean;
}

/** Clients that want nothing but the document. */
export interface CrowdPlan {
  readonly dialect: DialectName;
  readonly url: string;
  readonly boards: readonly string[];
  readonly membersPerBoard: number;
  /** A first step 2 of fewer bytes is not the document yet. */
  readonly minBytes: number;
  /** Whether each says who it is when it comes in. */
  readonly presence: boolean;
}

export interface CrowdState {
  readonly clients: number;
  /** Of these, those that have the document on the socket they have now, and how long that took. */
  readonly synced: number;
  readonly times: HistogramData;
  /** Sockets that were tried, and those answered 503. */
  readonly tries: number;
  readonly refused: number;
}

/** A document of about `bytes` for each of these boards. */
export interface UploadPlan {
  readonly dialect: DialectName;
  readonly url: string;
  readonly boards: readonly string[];
  readonly bytes: number;
}

export interface ReaderState {
  /** Senders whose last edit the reader's document lacks. */
  readonly missing: number;
  /** Times its socket ended. */
  readonly lost: number;
}

/** What a load process can be asked. */
export type LoadOperations = {
  /** Opens all clients of the plan; resolves once all have the document. */
  connect(plan: TrafficPlan): Promise<void>;
  /** Starts the traffic; edits sent from `from` until `to` (of `clock()`) count, and the traffic ends at `to`. */
  play(from: number, to: number): void;
  /** Deliveries, so far. */
  progress(): { expected: number; delivered: number };
  reset(): void;
  sample(): ProcessSample;
  tally(): TallyData;
  disconnect(): void;
  /** Stops and goes on reading from the reader's socket. */
  pauseReader(): void;
  resumeReader(): void;
  readerState(): ReaderState;
  /** Opens all clients of a crowd at once; `crowd` tells how far they are. */
  gather(plan: CrowdPlan): void;
  cut(): void;
  expectReturn(): void;
  crowd(): CrowdState;
  leave(): void;
  /** Resolves once the server has the documents; their sockets stay open until `forget`. */
  upload(plan: UploadPlan): Promise<void>;
  forget(): void;
};
