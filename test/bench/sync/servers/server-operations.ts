import type { RoomStats } from '#server/rooms/stats.ts';
import type { ProcessSample } from '../process-probe.ts';

export interface ServerSample extends ProcessSample {
  /** Documents in memory. */
  readonly documents: number;
  /** What our rooms count; `null` for peers. */
  readonly stats: RoomStats | null;
  /** Times a connection to the database was taken since the last reset; `null` for peers. */
  readonly databaseUses: number | null;
}

/** What every server under test can be asked. */
export type ServerOperations = {
  /** Resolves with its port once it listens (0: any). */
  listen(port: number): Promise<number>;
  /** Stores empty documents of these ids; nothing to do for servers without a database. */
  store(docIds: readonly string[]): Promise<void>;
  /** Stores a document as a log of so many updates that drag shapes about, or as one state of about so many bytes. */
  storeLog(docId: string, updates: number): Promise<void>;
  storeState(docId: string, bytes: number): Promise<void>;
  /** Position in the write-ahead log, in bytes; `null` for servers without a database. */
  walBytes(): Promise<number | null>;
  reset(): void;
  sample(): ServerSample;
  /** Stops gracefully. */
  stop(): Promise<void>;
};
