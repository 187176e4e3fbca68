import type { BoardView } from '#shared/board/board-view.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { criticalPath } from '#shared/schedule/critical-path.ts';
import { type ScheduleNetwork, scheduleNetwork } from '#shared/schedule/network.ts';
import { propagateSlip } from '#shared/schedule/slip-propagation.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/schedule/working-calendar.ts';
import { median } from '../support/statistics.ts';
import type { SchedulePart } from './schedule-part.ts';

const ROUNDS = 200;
const SLIP_DAYS = 10;

/** Network, passes and slips, each beside a plain loop that does the same additions over typed arrays. */
export const measurePasses: SchedulePart = (boards, note) => {
  for (const { name, view } of boards) {
    const calendar = workingCalendar(view.meta.calendar);
    const network = scheduleNetwork(view, calendar);
    const size = `${network.items.length} items, ${network.links.length} links that bind`;
    const dates = microseconds(() => readDates(view, calendar));
    const laid = microseconds(() => scheduleNetwork(view, calendar));
    note(
      `${name}: network (${size})`,
      `${inMs(laid)}, ${times(laid, dates)} reading its dates alone`,
      '<= 15x, <= 10 ms',
    );
    const plain = microseconds(plainPasses(network));
    const passes = microseconds(() => criticalPath(network));
    note(`${name}: both passes`, `${inMs(passes)}, ${times(passes, plain)} a plain loop`, '<= 6x, <= 1 ms');
    const source = network.outgoing.reduce(
      (best, links, i) => (links.length > (network.outgoing[best]?.length ?? 0) ? i : best),
      0,
    );
    const slip = microseconds(() => propagateSlip(network, [{ item: source, days: SLIP_DAYS }]));
    note(
      `${name}: what moves if the most linked item slips`,
      `${inMs(slip)}, ${times(slip, plain)} a plain loop`,
      '<= 6x, <= 1 ms',
    );
  }
};

/** The dates of all items as working days: the least that a network takes. */
function readDates({ initiatives, milestones }: BoardView, calendar: WorkingCalendar): number {
  let sum = 0;
  for (const { start, end } of initiatives.list) {
    if (start !== null) sum += calendar.workingDayNumber(dayNumber(start));
    if (end !== null) sum += calendar.workingDayNumber(dayNumber(end) + 1);
  }
  for (const { date } of milestones.list) sum += calendar.workingDayNumber(dayNumber(date) + 1);
  return sum;
}

/** One forward and one backward sweep over the links in order, finish to start, as bare as it can be. */
function plainPasses({ items, links, order }: ScheduleNetwork): () => number {
  const place = new Int32Array(items.length);
  order.forEach((item, at) => {
    place[item] = at;
  });
  const sorted = [...links].sort((a, b) => (place[a.from] ?? 0) - (place[b.from] ?? 0));
  const [from, to] = [Int32Array.from(sorted, (link) => link.from), Int32Array.from(sorted, (link) => link.to)];
  const lag = Float64Array.from(sorted, (link) => link.lag);
  const duration = Float64Array.from(items, (item) => item.duration);
  const placed = Float64Array.from(items, (item) => item.start);
  return () => {
    const early = placed.slice();
    for (let i = 0; i < from.length; i++) {
      const [a, b] = [from[i] ?? 0, to[i] ?? 0];
      early[b] = Math.max(early[b] ?? 0, (early[a] ?? 0) + (duration[a] ?? 0) + (lag[i] ?? 0));
    }
    let end = 0;
    for (let i = 0; i < early.length; i++) end = Math.max(end, (early[i] ?? 0) + (duration[i] ?? 0));
    const late = duration.map((days) => end - days);
    for (let i = from.length - 1; i >= 0; i--) {
      const [a, b] = [from[i] ?? 0, to[i] ?? 0];
      late[a] = Math.min(late[a] ?? 0, (late[b] ?? 0) - (lag[i] ?? 0) - (duration[a] ?? 0));
    }
    return late[0] ?? 0;
  };
}

function microseconds(run: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    times.push((performance.now() - start) * 1000);
  }
  return median(times);
}

const inMs = (microseconds: number) => `${(microseconds / 1000).toFixed(2)} ms`;
const times = (one: number, other: number) => `${(one / other).toFixed(1)}x`;
