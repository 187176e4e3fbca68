import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Everything GET /metrics shows. Other parts of the server add their own: `registers: [metrics]`. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics });

export const httpDuration = new Histogram({
  name: 'quarterdeck_http_request_duration_seconds',
  help: 'Duration of HTTP requests by method and status',
  labelNames: ['method', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [metrics],
});
