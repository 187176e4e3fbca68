import type { Row } from './row.ts';
import type { Scenario, Timing } from './scenarios/scenario.ts';
import { type Bench, LeftOutError, type ServerName } from './services/server-under-test.ts';

const ROW_TIMEOUT_MS = 120_000;

/** Runs one row to its end, whatever happens: a server that falls over is a result. Leaves no process behind. */
export async function runRow(bench: Bench, scenario: Scenario, server: ServerName, timing: Timing): Promise<Row> {
  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, bench.signal]);
  const timer = setTimeout(() => abort.abort(), ROW_TIMEOUT_MS);
  const row = { scenario: scenario.id, server };
  try {
    // When its processes are killed, whatever it waits for fails, and it ends by itself.
    const { figures, note = '' } = await scenario.run({ ...bench, signal }, server, timing);
    return { ...row, status: 'done', note, figures };
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0] ?? '';
    const note = abort.signal.aborted ? `not done after ${ROW_TIMEOUT_MS / 1000} s` : reason;
    return { ...row, status: error instanceof LeftOutError ? 'left out' : 'failed', note, figures: {} };
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
