import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { projectRoot } from '../project-root.ts';

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

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')));

new Gauge({
  name: 'quarterdeck_build_info',
  help: 'Always 1; the version of Quarterdeck and of Node as labels',
  labelNames: ['version', 'node'],
  registers: [metrics],
}).set({ version, node: process.version }, 1);
