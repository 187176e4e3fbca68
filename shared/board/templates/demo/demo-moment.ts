import { dayNumber } from '#shared/schedule/calendar.ts';
import { type DemoDay, demoDate } from './demo-day.ts';
import { type Changing, DEMO_MOMENTS, type DemoMoment, type InitiativeRow, MOMENT_DAYS } from './demo-rows.ts';

/** The day of a moment, seen from `today`. */
export function momentDate(moment: DemoMoment, today: string): string {
  return moment === 'today' ? today : demoDate(MOMENT_DAYS[moment], today);
}

/** Whether a record was there at a moment. */
export function existsAt(row: Changing<object>, moment: DemoMoment): boolean {
  return DEMO_MOMENTS.indexOf(row.since ?? 'committed') <= DEMO_MOMENTS.indexOf(moment);
}

/** A row as it stood at a moment. */
export function rowAt<Row extends object>(row: Row & Changing<Row>, moment: DemoMoment): Row {
  if (moment === 'today') return row;
  const reviewed = { ...row, ...row.was?.reviewed };
  return moment === 'reviewed' ? reviewed : { ...reviewed, ...row.was?.committed };
}

/**
 * An initiative as it stood at a moment. Where the table doesn't say otherwise, work that had not begun was planned, what has
 * ended by now was under way until it ended, and progress went on evenly.
 */
export function initiativeAt(row: InitiativeRow, moment: DemoMoment, today: string): InitiativeRow {
  const then = rowAt(row, moment);
  if (moment === 'today' || then.start === null || then.end === null) return then;
  const said = row.was?.[moment];
  const day = dayNumber(momentDate(moment, today));
  const at = (date: DemoDay) => dayNumber(demoDate(date, today));
  const begun = at(then.start) < day;
  const ended = at(then.end) < day && row.status === 'done';
  const elapsed =
    (day - at(then.start)) / (Math.min(dayNumber(today), at(row.end ?? then.end)) - at(row.start ?? then.start));
  const progress = begun ? Math.min(95, Math.round((row.progress * elapsed) / 5) * 5) : 0;
  return {
    ...then,
    status: said?.status ?? (ended ? 'done' : begun ? 'in-progress' : 'planned'),
    progress: said?.progress ?? (ended ? 100 : progress),
  };
}
