import { Counter, Gauge, type Registry } from 'prom-client';
import type { DeriverStats } from '#server/activity/activity-deriver.ts';
import type { BusStats } from '#server/bus/bus.ts';
import type { LeaseStats } from '#server/cluster/leases.ts';
import type { BackupStatus } from '#server/db/backups.ts';
import type { ProjectorStats } from '#server/projection/board-projector.ts';
import type { Distribution } from '#server/rooms/distribution.ts';
import type { RoomStats } from '#server/rooms/stats.ts';
import { DistributionMetric } from './distribution-metric.ts';
import { DISTRIBUTIONS, LEVELS, SUMS, type Value } from './service-metric-list.ts';

/** Everything that is shown, as it is at one moment. */
export interface Observed {
  readonly rooms: RoomStats;
  readonly projector: ProjectorStats;
  readonly activity: DeriverStats;
  readonly leases: LeaseStats;
  /** Null for a process that is alone. */
  readonly bus: BusStats | null;
  /** Null for a Postgres server, which is backed up from outside. */
  readonly backups: BackupStatus | null;
  readonly pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
}

/** Shows what the services count, read when somebody asks. Answers how to take it off the registry again. */
export function registerServiceMetrics(registry: Registry, observe: () => Observed): () => void {
  const read = oncePerTurn(observe);
  const names: string[] = [];
  const named = (name: string) => {
    names.push(`quarterdeck_${name}`);
    return `quarterdeck_${name}`;
  };
  // What this installation does not have (a bus, backups of its own) is not shown at all, rather than as 0.
  const isThere = ({ value }: { value: (observed: Observed) => Value }) => (value(read()) ?? null) !== null;
  for (const { name, help, label, value } of LEVELS.filter(isThere)) {
    new Gauge({
      name: named(name),
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      collect() {
        this.reset();
        for (const [labels, count] of labelled(value(read()), label)) this.set(labels, count);
      },
    });
  }
  for (const { name, help, label, value } of SUMS.filter(isThere)) {
    new Counter({
      name: named(name),
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      collect() {
        // The services keep the sums: a counter here only repeats them.
        this.reset();
        for (const [labels, count] of labelled(value(read()), label)) this.inc(labels, count);
      },
    });
  }
  for (const { name, help, value } of DISTRIBUTIONS) {
    const distribution = (): Distribution => value(read());
    registry.registerMetric(new DistributionMetric(named(name), help, distribution));
  }
  return () => {
    for (const name of names) registry.removeSingleMetric(name);
  };
}

function labelled(value: Value, label: string | undefined): [Record<string, string>, number][] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'number') return [[{}, value]];
  return Object.entries(value).map(([key, count = 0]) => [label ? { [label]: key } : {}, count]);
}

/** All metrics of one answer are collected in the same turn: looked up once, they also fit each other. */
function oncePerTurn<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    if (!made) {
      made = { value: make() };
      setImmediate(() => {
        made = null;
      });
    }
    return made.value;
  };
}
