import { DEFAULT_SIMULATION, type SimulationSettings } from '#shared/board/records/board-meta.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { dayNumber } from './calendar.ts';
import { daysAt, workLeft } from './simulate/work-left.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The day number of a bar's finish at P80, worked out from the bar alone: the first answer, until a simulation has counted what
 * it waits for and what threatens it. Both draw on the same days (work-left.ts). Null where there is nothing to say: a
 * date is missing, neither estimate nor confidence is given, P80 is the planned end or before it, or the work is over.
 */
export function finishAtP80(
  initiative: Initiative,
  calendar: WorkingCalendar,
  distribution: SimulationSettings['distribution'] = DEFAULT_SIMULATION.distribution,
): number | null {
  const { start, end, status, progress } = initiative;
  if (start === null || end === null || status === 'done' || status === 'dropped') return null;
  const planned = calendar.workingDaysBetween(start, end);
  const left = planned * (1 - progress / 100);
  const longer = Math.round(daysAt(workLeft(initiative, planned), 0.8, distribution) - left);
  return longer > 0 ? calendar.addWorkingDays(calendar.onOrBefore(dayNumber(end)), longer) : null;
}
