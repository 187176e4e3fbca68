import fc from 'fast-check';
import type { DependencyType } from '#shared/board/records/dependency.ts';
import { DEPENDENCY_TYPES } from '#shared/board/records/dependency.ts';
import { type NetworkItem, type NetworkLink, networkOf } from '../network.ts';
import { item } from './test-network.ts';

const someDays = fc.integer({ min: 0, max: 10 });
const placed = fc.record({ duration: someDays, start: fc.integer({ min: 0, max: 30 }) });
const somewhere = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null });

interface Choice {
  /** Deadlines, starts that are imposed, hard milestones. */
  readonly imposed?: boolean;
  /** Work that has begun, and work that is over. */
  readonly facts?: boolean;
}

/** Any network of up to 12 items placed by hand, links of all types among them. */
export function anyNetwork({ imposed = false, facts = false }: Choice = {}) {
  const one = fc
    .record({
      placed,
      notBefore: imposed ? somewhere : fc.constant(null),
      deadline: imposed ? somewhere : fc.constant(null),
      hard: imposed ? fc.integer({ min: 0, max: 5 }) : fc.constant(1),
      fact: facts ? fc.integer({ min: 0, max: 5 }) : fc.constant(5),
      progress: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map((made): Partial<NetworkItem> & { duration: number } => {
      const { duration, start } = made.placed;
      if (made.hard === 0)
        return { duration: 0, start, finish: start, kind: 'milestones', hard: true, deadline: start };
      const begun = made.fact === 0;
      const over = made.fact === 1;
      const remaining = over ? 0 : begun ? Math.round(duration * made.progress) : duration;
      return {
        duration,
        start,
        finish: start + duration,
        begun,
        over,
        remaining,
        notBefore: made.notBefore,
        deadline: made.deadline,
      };
    });
  return fc
    .tuple(
      fc.array(one, { minLength: 1, maxLength: 12 }),
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.nat(),
          fc.constantFrom<DependencyType>(...DEPENDENCY_TYPES),
          fc.integer({ min: -4, max: 6 }),
        ),
        { maxLength: 24 },
      ),
    )
    .map(([made, pairs]) => {
      const items = made.map((fields, index) => item(`${index}`, fields.duration, fields));
      const links = pairs.flatMap(([a, b, type, lag], index): NetworkLink[] => {
        const [from, to] = [a % items.length, b % items.length].sort((x, y) => x - y);
        if (from === undefined || to === undefined || from === to || items[from]?.over || items[to]?.over) return [];
        return [{ from, to, type, lag, dependencyId: `${index}` }];
      });
      return networkOf(items, links);
    });
}
