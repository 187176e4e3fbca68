import type { ServerName } from './services/server-under-test.ts';

/** Figures of a row, by name; times in milliseconds, sizes in bytes. */
export const FIGURES = {
  p50: 'p50 ms',
  p95: 'p95 ms',
  p99: 'p99 ms',
  max: 'max ms',
  expected: 'expected',
  undelivered: 'not delivered',
  resynced: 'by resync',
  lost: 'sockets lost',
  ackP50: 'ack p50 ms',
  ackP99: 'ack p99 ms',
  unacknowledged: 'not acknowledged',
  cores: 'CPU cores',
  perDelivery: 'CPU us / delivery',
  databaseCores: 'Postgres cores',
  loopP99: 'loop p99 ms',
  loopMax: 'loop max ms',
  rssPerConnection: 'kB / connection',
  rssPerRoom: 'kB / room',
  rss: 'RSS MB',
  rssBefore: 'RSS before MB',
  rssPeak: 'RSS peak MB',
  rssSlopeBefore: 'RSS MB/s before',
  rssSlopePaused: 'RSS MB/s paused',
  rssSlopeAfter: 'RSS MB/s after',
  waitingPeak: 'MB waiting for sockets',
  readerMissing: 'reader lacks',
  notSynced: 'not synced',
  tries: 'sockets tried',
  refused: 'answered 503',
  loadCores: 'load CPU cores',
  loadLoopP99: 'load loop p99 ms',
  restart: 'server back after ms',
  firstJoin: 'first join ms',
  documents: 'documents in memory',
  bytesSent: 'socket bytes',
  databaseUses: 'uses of the database',
  bytesWal: 'WAL bytes',
  cpuMs: 'CPU ms',
  bytesPerMinute: 'bytes a minute, one client',
} as const;

export type FigureName = keyof typeof FIGURES;
export type Figures = { readonly [name in FigureName]?: number };

/** One server in one scenario. */
export interface Row {
  readonly scenario: string;
  readonly server: ServerName;
  readonly status: 'done' | 'failed' | 'left out';
  /** Why it failed or was left out, or what to know about it. */
  readonly note: string;
  readonly figures: Figures;
}

/** A run, as it is kept and drawn again. */
export interface Run {
  readonly date: string;
  readonly machine: string;
  readonly settings: string;
  readonly rows: readonly Row[];
}
