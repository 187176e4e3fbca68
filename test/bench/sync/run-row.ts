import type { Row } from './row.ts';
import type { Scenario, Timing } from './scenarios/scenario.ts';
import { type Bench, LeftOutError, type ServerName } from './services/server-under-test.ts';

const ROW_TIMEOUT_MS = 90_000;

/** Runs one row to its end, whatever happens: a server that falls over is a result. */
export async function runRow(bench: Bench, scenario: Scenario, server: ServerName, timing: Timing): Promise<Row> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ROW_TIMEOUT_MS / 1000} s`)), ROW_TIMEOUT_MS);
  });
  const row = { scenario: scenario.id, server };
  try {
    const { figures, note = '' } = await Promise.race([scenario.run(bench, server, timing), timeout]);
    return { ...row, status: 'done', note, figures };
  } catch (error) {
    const note = (error as Error).message.split('\n')[0] ?? '';
    return { ...row, status: error instanceof LeftOutError ? 'left out' : 'failed', note, figures: {} };
  } finally {
    clearTimeout(timer);
  }
}
