import type { FigureName, Row } from '../row.ts';
import { DIALECTS, type ServerName } from '../services/server-under-test.ts';

/** What was measured against what is wanted. */
export interface Aim {
  readonly what: string;
  readonly measured: string;
  readonly aim: string;
  /** `null`: not measured. */
  readonly reached: boolean | null;
}

const OURS: readonly ServerName[] = ['ours-postgres', 'ours-pglite'];
const MB = 1024 * 1024;
/** What may wait in memory for a reader that does not read, and how much faster memory may grow meanwhile. */
const WAITING_MB = 4;
const GROWTH_MB_S = 0.5;
const KEPT_UP_MS = 1_000;

/** How ours did in this run, one line an aim and database. */
export function aimsOf(rows: readonly Row[]): readonly Aim[] {
  return OURS.flatMap((server) => [
    atMost(rows, server, 'hot-200', 'cores', 'CPU cores, 200 clients', 0.25, 2),
    cpuAgainstBestPeer(rows, server),
    atMost(rows, server, 'hot-200', 'p99', 'delivery p99, 200 clients, ms', 60),
    atMost(rows, server, 'hot-200', 'ackP99', 'acknowledgement p99, 200 clients, ms', 100),
    atMost(rows, server, 'hot-500', 'p99', 'delivery p99, 500 clients, ms', 100),
    nothingUndelivered(rows, server),
    atMost(rows, server, 'storm-cut', 'max', 'all of 2,000 synced after a cut, ms', 10_000),
    atMost(rows, server, 'storm-restart', 'max', 'all of 2,000 synced after a restart, ms', 10_000),
    memoryOfPausedReader(rows, server),
    idleBytes(rows, server),
  ]);
}

function rowOf(rows: readonly Row[], server: ServerName, scenario: string): Row | undefined {
  return rows.find((row) => row.server === server && row.scenario === scenario && row.status === 'done');
}

function notMeasured(what: string, aim: string): Aim {
  return { what, measured: '-', aim, reached: null };
}

function atMost(
  rows: readonly Row[],
  server: ServerName,
  scenario: string,
  figure: FigureName,
  what: string,
  limit: number,
  digits = 0,
): Aim {
  const [title, aim] = [`${server}: ${what}`, `<= ${limit.toLocaleString('en')}`];
  const figures = rowOf(rows, server, scenario)?.figures;
  const value = figures?.[figure];
  if (value === undefined) return notMeasured(title, aim);
  const late = figures?.notSynced ?? 0;
  const rest = late > 0 ? `, ${late} not synced` : '';
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return { what: title, measured: `${text}${rest}`, aim, reached: value <= limit && late === 0 };
}

/** Only a peer that delivered everything, and kept up, did the same work in the time that was measured. */
function cpuAgainstBestPeer(rows: readonly Row[], server: ServerName): Aim {
  const [what, aim] = [`${server}: CPU of the best peer's, 200 clients`, '<= 1/3'];
  const own = rowOf(rows, server, 'hot-200')?.figures.cores;
  const [best] = rows
    .filter(({ scenario, status, figures }) => scenario === 'hot-200' && status === 'done' && figures.undelivered === 0)
    .filter(({ figures: { p99 = Number.POSITIVE_INFINITY } }) => p99 <= KEPT_UP_MS)
    .filter((row) => DIALECTS[row.server] !== 'ours' && row.figures.cores !== undefined)
    .sort((a, b) => (a.figures.cores ?? 0) - (b.figures.cores ?? 0));
  if (own === undefined || !best) return notMeasured(what, aim);
  const ratio = own / (best.figures.cores ?? Number.NaN);
  return { what, measured: `${ratio.toFixed(2)} of ${best.server}`, aim, reached: ratio <= 1 / 3 };
}

function nothingUndelivered(rows: readonly Row[], server: ServerName): Aim {
  const [what, aim] = [`${server}: edits not delivered, all scenarios`, '0'];
  const own = rows.filter((row) => row.server === server && row.status !== 'left out');
  const counted = own.filter(({ figures }) => figures.undelivered !== undefined);
  if (counted.length === 0) return notMeasured(what, aim);
  const undelivered = counted.reduce((sum, { figures }) => sum + (figures.undelivered ?? 0), 0);
  const expected = counted.reduce((sum, { figures }) => sum + (figures.expected ?? 0), 0);
  const failed = own.filter(({ status }) => status === 'failed').length;
  const measured = `${undelivered} of ${expected.toLocaleString('en')}${failed ? `, ${failed} rows failed` : ''}`;
  return { what, measured, aim, reached: undelivered === 0 && failed === 0 };
}

function memoryOfPausedReader(rows: readonly Row[], server: ServerName): Aim {
  const [what, aim] = [`${server}: memory under a paused reader`, 'flat; the reader lacks nothing'];
  const figures = rowOf(rows, server, 'paused-reader')?.figures ?? {};
  const { rssSlopeBefore: before, rssSlopePaused: paused, waitingPeak: waiting, readerMissing: missing } = figures;
  if (before === undefined || paused === undefined || waiting === undefined || missing === undefined)
    return notMeasured(what, aim);
  const measured = `${(waiting / MB).toFixed(1)} MB waits; RSS ${paused.toFixed(2)} MB/s (before: ${before.toFixed(2)}); lacks ${missing}`;
  const isFlat = paused <= Math.max(0, before) + GROWTH_MB_S && waiting <= WAITING_MB * MB;
  return { what, measured, aim, reached: isFlat && missing === 0 };
}

function idleBytes(rows: readonly Row[], server: ServerName): Aim {
  const [what, aim] = [`${server}: bytes of an idle board with nobody on it (sockets + stored)`, '0'];
  const { bytesSent, bytesWal } = rowOf(rows, server, 'idle')?.figures ?? {};
  if (bytesSent === undefined || bytesWal === undefined) return notMeasured(what, aim);
  return { what, measured: `${bytesSent} + ${bytesWal}`, aim, reached: bytesSent + bytesWal === 0 };
}
