import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createStats } from '#server/rooms/stats.ts';
import { type Observed, registerServiceMetrics } from './service-metrics.ts';

const observed = () => ({
  rooms: createStats(),
  projector: { pending: 2, lag: 1500, projected: 7, failed: 0 },
  activity: { pending: 0, lag: 0, rows: 0, failed: 0 },
  leases: { held: ['one'], acquired: 3, lost: 0 },
  bus: null,
  backups: null,
  pool: { totalCount: 5, idleCount: 3, waitingCount: 1 },
});

test('metrics show what the services count at the moment of asking', async () => {
  const registry = new Registry();
  const now = observed();
  const unregister = registerServiceMetrics(registry, () => now);
  now.rooms.connectionsByRole = { editor: 3, viewer: 1 };
  now.rooms.framesRefused = { malformed: 4 };
  for (const duration of [0.0004, 0.004, 0.004, 100]) now.rooms.commitDurations.observe(duration);
  const text = await registry.metrics();
  expect(text).toMatch(/^quarterdeck_connections\{role="editor"\} 3$/m);
  expect(text).toMatch(/^quarterdeck_projection_lag_seconds 1\.5$/m);
  expect(text).toMatch(/^quarterdeck_frames_refused_total\{reason="malformed"\} 4$/m);
  expect(text).toMatch(/^quarterdeck_database_connections\{state="used"\} 2$/m);
  expect(text).toMatch(/^# TYPE quarterdeck_commit_duration_seconds histogram$/m);
  expect(text).toMatch(/^quarterdeck_commit_duration_seconds_bucket\{le="0.001"\} 1$/m);
  expect(text).toMatch(/^quarterdeck_commit_duration_seconds_bucket\{le="0.005"\} 3$/m);
  expect(text).toMatch(/^quarterdeck_commit_duration_seconds_bucket\{le="60"\} 3$/m);
  expect(text).toMatch(/^quarterdeck_commit_duration_seconds_bucket\{le="\+Inf"\} 4$/m);
  expect(text).toMatch(/^quarterdeck_commit_duration_seconds_count 4$/m);
  expect(text).toMatch(/^quarterdeck_commit_duration_seconds_sum 100\.0084$/m);
  expect(await registry.metrics()).toBe(text);
  unregister();
  expect(await registry.metrics()).toBe('\n');
});

test('what this installation does not have is not shown as a number', async () => {
  const registry = new Registry();
  const unregister = registerServiceMetrics(registry, observed);
  expect(await registry.metrics()).not.toMatch(/^quarterdeck_(bus|backup)_\w+ /m);
  const backups = { lastAt: new Date(5000), failed: 1 };
  unregister();
  const cluster: Observed = {
    ...observed(),
    bus: { up: true, queuedBytes: 0, published: 8, received: 9, dropped: 0 },
    backups,
  };
  registerServiceMetrics(registry, () => cluster);
  const text = await registry.metrics();
  expect(text).toMatch(/^quarterdeck_bus_up 1$/m);
  expect(text).toMatch(/^quarterdeck_backup_last_success_timestamp_seconds 5$/m);
});

test('all metrics of one answer are of one moment, looked up once', async () => {
  const registry = new Registry();
  let asked = 0;
  registerServiceMetrics(registry, () => {
    asked += 1;
    return observed();
  });
  await registry.metrics();
  expect(asked).toBe(1);
});
