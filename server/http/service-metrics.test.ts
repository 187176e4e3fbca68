import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { ProjectorStats } from '#server/projection/board-projector.ts';
import { createStats } from '#server/rooms/stats.ts';
import { registerServiceMetrics } from './service-metrics.ts';

test('metrics show what the services count at the moment of asking', async () => {
  const registry = new Registry();
  const rooms = createStats();
  const projector: ProjectorStats = { pending: 2, lag: 1500, projected: 7, failed: 0 };
  const unregister = registerServiceMetrics(registry, {
    rooms: { stats: () => rooms },
    projector: { stats: () => projector },
  });
  rooms.connections = 3;
  rooms.framesRefused = { malformed: 4 };
  const text = await registry.metrics();
  expect(text).toMatch(/^quarterdeck_connections 3$/m);
  expect(text).toMatch(/^quarterdeck_projection_lag_seconds 1\.5$/m);
  expect(text).toMatch(/^quarterdeck_frames_refused_total\{reason="malformed"\} 4$/m);
  expect(await registry.metrics()).toBe(text);
  unregister();
  expect(await registry.metrics()).toBe('\n');
});
