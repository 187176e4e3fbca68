import { dayNumber } from '#shared/schedule/calendar.ts';

/** How far a day is from today, in few words: "today", "yesterday", "5 days ago", "3 weeks ago", "in 4 days". */
export function dayDistance(day: string, today: string): string {
  const days = dayNumber(day) - dayNumber(today);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const long = Math.abs(days) >= 14;
  const count = long ? Math.round(Math.abs(days) / 7) : Math.abs(days);
  const span = `${count} ${long ? 'weeks' : 'days'}`;
  return days < 0 ? `${span} ago` : `in ${span}`;
}
