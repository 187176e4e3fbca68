import { setTimeout as wait } from 'node:timers/promises';
import { clock } from '../clock.ts';
import { percentiles } from '../load/histogram.ts';
import type { CrowdState, LoadOperations } from '../load/load-operations.ts';
import type { Remote } from '../remote.ts';
import type { Figures } from '../row.ts';

const ASK_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

/** Waits until all have the document, at most so long. */
export async function waitForCrowd(load: Remote<LoadOperations>, limitMs: number): Promise<CrowdState> {
  const end = clock() + limitMs;
  for (;;) {
    const state = await load.ask('crowd', ASK_TIMEOUT_MS);
    if (state.synced === state.clients || clock() > end) return state;
    await wait(POLL_MS);
  }
}

/** As `waitForCrowd`; rejects when some still lack it. */
export async function waitForAll(load: Remote<LoadOperations>, limitMs: number): Promise<CrowdState> {
  const state = await waitForCrowd(load, limitMs);
  if (state.synced === state.clients) return state;
  throw new Error(`${state.clients - state.synced} of ${state.clients} did not get the document`);
}

/** How long it took until each had the document. */
export function crowdFigures({ clients, synced, times, tries, refused }: CrowdState): Figures {
  const spread = percentiles([times]);
  return {
    ...(spread && { p50: spread.p50, p99: spread.p99, max: spread.max }),
    expected: clients,
    notSynced: clients - synced,
    tries,
    refused,
  };
}
