import { type Context, Hono } from 'hono';
import type { Logger } from '../logger.ts';
import { metrics } from './metrics.ts';
import type { RequestFacts } from './watch-requests.ts';

export interface HealthOptions {
  /** Rejects with the reason. */
  readonly checkReady: () => Promise<void>;
  readonly mayReadMetrics: (c: Context<RequestFacts>) => boolean;
  readonly log: Logger;
}

/** What balancers and monitors ask: is the process alive, can it serve, how does it do. */
export function healthRoutes({ checkReady, mayReadMetrics, log }: HealthOptions): Hono<RequestFacts> {
  const routes = new Hono<RequestFacts>();
  routes.get('/healthz', (c) => c.text('ok\n'));
  routes.get('/readyz', async (c) => {
    try {
      await within(2_000, checkReady());
      return c.text('ready\n');
    } catch (error) {
      log.warn({ err: error, requestId: c.get('requestId') }, 'Not ready');
      return c.text('not ready\n', 503);
    }
  });
  routes.get('/metrics', async (c) => {
    if (!mayReadMetrics(c)) return c.text('Refused: metrics want METRICS_TOKEN, or this machine.\n', 403);
    return c.body(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType });
  });
  return routes;
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
