import { addDays } from '#shared/schedule/calendar.ts';
import { createRandom } from '#test/fixtures/random.ts';

const TEAMS = 25;
const STATUSES = ['planned', 'planned', 'in progress', 'in progress', 'at risk', 'blocked', 'done'] as const;

/** A plan as a CSV file: so many initiatives of 25 teams over two years, and so many links, none of them in a circle. */
export function largePlan(initiatives: number, links: number, from: string): string {
  const random = createRandom(1000);
  const needs = Array.from({ length: initiatives }, () => new Set<number>());
  for (let left = links; left > 0; ) {
    const successor = 1 + random.below(initiatives - 1);
    // Work mostly waits for what stands near it in the plan.
    const predecessor = Math.max(0, successor - 1 - random.below(40));
    const of = needs[successor];
    if (!of || of.has(predecessor)) continue;
    of.add(predecessor);
    left--;
  }
  const rows = needs.map((predecessors, i) => {
    const start = addDays(from, Math.floor((i / initiatives) * 600) + random.below(60));
    const end = addDays(start, 10 + random.below(80));
    const dependsOn = [...predecessors].map((index) => `K-${index}`).join('; ');
    const title = `Initiative ${i} of the large plan`;
    return `K-${i},${title},Team ${random.below(TEAMS)},${start},${end},${random.pick(STATUSES)},"${dependsOn}"`;
  });
  return ['Key,Title,Team,Start,End,Status,Depends on', ...rows].join('\n');
}
