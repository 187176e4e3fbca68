import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DependencyType } from '#shared/board/records/dependency.ts';
import { type CriticalPath, criticalPath, drivingPath, isCritical } from './critical-path.ts';
import { type NetworkItem, networkOf, type ScheduleNetwork } from './network.ts';
import { anyNetwork } from './testing/any-network.ts';
import { item } from './testing/test-network.ts';

/** Without negative zeros. */
const number = (list: Float64Array, index: number) => (list[index] ?? Number.NaN) + 0;
const movable = ({ items }: ScheduleNetwork) => items.flatMap(({ over }, index) => (over ? [] : [index]));

/** The network with one item placed so many days later than its early dates. */
function later(path: CriticalPath, index: number, days: number): ScheduleNetwork {
  const { items, links } = path.network;
  const moved = (it: NetworkItem): NetworkItem => {
    const finish = number(path.earlyFinish, index) + days;
    if (it.begun) return { ...it, finish, duration: finish - it.start };
    return { ...it, start: number(path.earlyStart, index) + days, finish };
  };
  return networkOf(
    items.map((it, i) => (i === index ? moved(it) : it)),
    links,
  );
}

describe('any network', () => {
  test('starts nothing before its predecessors, its place or an imposed date allow', () => {
    fc.assert(
      fc.property(anyNetwork({ imposed: true, facts: true }), (network) => {
        const { earlyStart, earlyFinish } = criticalPath(network);
        network.items.forEach((it, i) => {
          if (it.begun || it.over) {
            expect(number(earlyStart, i)).toBe(it.start);
            return;
          }
          expect(number(earlyStart, i)).toBeGreaterThanOrEqual(Math.max(it.start, it.notBefore ?? it.start));
          expect(number(earlyFinish, i) - number(earlyStart, i)).toBe(it.duration);
        });
        for (const { from, to, type, lag } of network.links) {
          const bound = number(type === 'FS' || type === 'FF' ? earlyFinish : earlyStart, from) + lag;
          const bindsStart = type === 'FS' || type === 'SS';
          const left = network.items[to]?.begun && bindsStart ? network.items[to].remaining : null;
          if (left !== null) expect(number(earlyFinish, to)).toBeGreaterThanOrEqual(bound + left);
          else expect(number(bindsStart ? earlyStart : earlyFinish, to)).toBeGreaterThanOrEqual(bound);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('has no negative float without imposed dates, and none at all along the critical path', () => {
    fc.assert(
      fc.property(anyNetwork({ facts: true }), (network) => {
        const path = criticalPath(network);
        const open = movable(network);
        for (const i of open) {
          expect(number(path.totalFloat, i)).toBeGreaterThanOrEqual(number(path.freeFloat, i));
          expect(number(path.freeFloat, i)).toBeGreaterThanOrEqual(0);
        }
        const last = open.filter((i) => number(path.earlyFinish, i) === path.end);
        expect(last.length > 0).toBe(open.length > 0);
        for (const i of last) {
          expect(isCritical(path, i)).toBe(true);
          // Back from the end as long as links drive: starts of what has begun are facts and drive nothing.
          const steps = [...drivingPath(path, i)].reverse();
          for (const [at, { link, slack }] of steps.entries()) {
            const by = link === null ? undefined : network.links[link];
            if (!by || slack > 0 || (network.items[by.from]?.begun && (by.type === 'SS' || by.type === 'SF'))) break;
            expect([at, number(path.totalFloat, by.from)]).toEqual([at, 0]);
          }
        }
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test('keeps its end while an item moves within its total float, and not a day longer', () => {
    fc.assert(
      fc.property(anyNetwork({ facts: true }), fc.nat(), (network, pick) => {
        const path = criticalPath(network);
        const open = movable(network);
        const index = open[pick % Math.max(1, open.length)];
        if (index === undefined || path.end === null) return;
        const float = number(path.totalFloat, index);
        expect(criticalPath(later(path, index, float)).end).toBe(path.end);
        expect(criticalPath(later(path, index, float + 1)).end).toBe(path.end + 1);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  test('moves nothing else while an item moves within its free float, and not a day longer', () => {
    fc.assert(
      fc.property(anyNetwork({ facts: true }), fc.nat(), (network, pick) => {
        const path = criticalPath(network);
        const open = movable(network);
        const index = open[pick % Math.max(1, open.length)];
        if (index === undefined) return;
        const others = ({ earlyFinish, end }: CriticalPath) => [...earlyFinish.filter((_, i) => i !== index), end];
        const free = number(path.freeFloat, index);
        expect(others(criticalPath(later(path, index, free)))).toEqual(others(path));
        expect(others(criticalPath(later(path, index, free + 1)))).not.toEqual(others(path));
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  test('breaks an imposed date by as much as its least float is negative', () => {
    fc.assert(
      fc.property(anyNetwork({ imposed: true, facts: true }), (network) => {
        const path = criticalPath(network);
        const late = network.items.map(({ deadline, over }, i) =>
          over || deadline === null ? 0 : Math.max(0, number(path.earlyFinish, i) - deadline),
        );
        const least = Math.min(0, ...movable(network).map((i) => number(path.totalFloat, i)));
        expect(0 - least).toBe(Math.max(...late));
        for (const i of movable(network)) {
          const imposer = path.imposer[i] ?? -1;
          if (number(path.totalFloat, i) < 0) expect(late[imposer]).toBeGreaterThanOrEqual(-number(path.totalFloat, i));
        }
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  test('read backward in time has the same passes, mirrored', () => {
    fc.assert(
      fc.property(anyNetwork({ imposed: true }), (network) => {
        const path = criticalPath(network);
        const mirrored = criticalPath(mirror(path));
        network.items.forEach((_, i) => {
          expect(number(mirrored.earlyStart, i) + number(path.lateFinish, i)).toBe(0);
          expect(number(mirrored.earlyFinish, i) + number(path.lateStart, i)).toBe(0);
          expect(number(mirrored.lateFinish, i) + number(path.earlyStart, i)).toBe(0);
          expect(number(mirrored.totalFloat, i)).toBe(number(path.totalFloat, i));
        });
      }),
      { seed: 6, numRuns: 1000 },
    );
  });
});

const MIRRORED: Readonly<Record<DependencyType, DependencyType>> = { FS: 'FS', SS: 'FF', FF: 'SS', SF: 'SF' };

/** Time and links the other way round: latest finishes become earliest starts, earliest starts become deadlines. */
function mirror({ network, end }: CriticalPath): ScheduleNetwork {
  const items = network.items.map((it) => {
    const latest = Math.min(end ?? 0, it.deadline ?? Number.POSITIVE_INFINITY);
    const deadline = -Math.max(it.start, it.notBefore ?? it.start);
    return item(it.id, it.duration, { start: -latest, deadline });
  });
  const far = item('far', 0, { start: 1000 });
  const links = network.links.map(({ from, to, type, lag }) => ({
    ...{ from: to, to: from, type: MIRRORED[type] },
    ...{ lag, dependencyId: null },
  }));
  return networkOf([...items, far], links);
}
