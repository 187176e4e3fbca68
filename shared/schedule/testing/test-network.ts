import type { DependencyType } from '#shared/board/records/dependency.ts';
import { type NetworkItem, networkOf, type ScheduleNetwork } from '../network.ts';

/** An item of a worked example: work that starts at moment 0 or later. */
export function item(id: string, duration: number, more: Partial<NetworkItem> = {}): NetworkItem {
  const start = more.start ?? 0;
  return {
    id,
    kind: 'initiatives',
    duration,
    start,
    finish: start + duration,
    over: false,
    begun: false,
    remaining: duration,
    notBefore: null,
    deadline: null,
    hard: false,
    ...more,
  };
}

/** A milestone of a worked example. */
export function milestone(id: string, at: number, hard = false): NetworkItem {
  return item(id, 0, { kind: 'milestones', start: at, finish: at, hard, deadline: hard ? at : null });
}

/** A network of items and links, a link written as `A FS B`, with its lag as `A SS+2 B` or `A FS-1 B`. */
export function network(items: readonly NetworkItem[], ...links: readonly string[]): ScheduleNetwork {
  const indexOf = new Map(items.map(({ id }, index) => [id, index]));
  return networkOf(
    items,
    links.map((text) => {
      const [, from = '', type = 'FS', lag = '', to = ''] = /^(\S+) ([FS]{2})([+-]\d+)? (\S+)$/.exec(text) ?? [];
      const ends = { from: indexOf.get(from) ?? -1, to: indexOf.get(to) ?? -1 };
      return { ...ends, type: type as DependencyType, lag: Number(lag || 0), dependencyId: text };
    }),
  );
}
