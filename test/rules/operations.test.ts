import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENV_NAMES } from '#server/env.ts';
import { metrics } from '#server/http/metrics.ts';
import { registerServiceMetrics } from '#server/http/service-metrics.ts';
import { createStats } from '#server/rooms/stats.ts';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const alerts = readFileSync(join(root, 'deploy/alerts.yml'), 'utf8');

/** What stands between backquotes in the first column of a chapter's tables. */
function firstColumn(chapter: string): string[] {
  const body = text.split(/^## /m).find((part) => part.startsWith(chapter)) ?? '';
  return [...body.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name);
}

function shownMetrics(): string[] {
  const unregister = registerServiceMetrics(metrics, () => ({
    rooms: createStats(),
    projector: { pending: 0, lag: 0, projected: 0, failed: 0 },
    activity: { pending: 0, lag: 0, rows: 0, failed: 0 },
    leases: { held: [], acquired: 0, lost: 0 },
    bus: { up: true, queuedBytes: 0, published: 0, received: 0, dropped: 0 },
    backups: { lastAt: null, failed: 0 },
    pool: { totalCount: 0, idleCount: 0, waitingCount: 0 },
  }));
  const names = metrics.getMetricsAsArray().map(({ name }) => name);
  unregister();
  return names;
}

describe('docs/operations.md', () => {
  it('names every setting, and no other', () => {
    expect(firstColumn('Settings').sort()).toEqual([...ENV_NAMES].sort());
  });

  it('names every metric of ours, and no other', () => {
    const ours = shownMetrics().filter((name) => name.startsWith('quarterdeck_'));
    expect(firstColumn('Health, metrics').sort()).toEqual(ours.sort());
  });

  it('says what to do about every alarm, and the alarms ask for metrics that there are', () => {
    const named = [...alerts.matchAll(/alert: (\w+)/g)].map(([, name]) => name);
    expect(firstColumn('When something rings')).toEqual(named);
    const asked = [...alerts.matchAll(/\b(quarterdeck|nodejs|process)_\w+/g)].map(([name]) =>
      name.replace(/_bucket$/, ''),
    );
    expect(asked.length).toBeGreaterThanOrEqual(named.length - 1);
    for (const name of asked) expect(shownMetrics()).toContain(name);
  });

  it('points only to files that there are', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(existsSync(join(root, dirname('docs/operations.md'), link))).toBe(true);
  });
});
