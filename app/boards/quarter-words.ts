import { type Quarter, quarterAfter, quarterOf } from '#shared/board/templates/quarter.ts';

/** A quarter as people write it: `Q1 2027`. */
export const quarterName = (quarter: Quarter): string => `${quarter.slice(5)} ${quarter.slice(0, 4)}`;

/** The quarters to plan, from the one that runs on `today` (ISO date) to the next seven. */
export function quartersToPlan(today: string): readonly Quarter[] {
  const running = quarterOf(today);
  return Array.from({ length: 8 }, (_, index) => quarterAfter(running, index));
}
