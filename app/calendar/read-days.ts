import { formatDay, parseDay } from '#app/board/fields/day-text.ts';

/** Days that somebody typed or pasted, or what is wrong with them. */
export type DaysRead =
  | { readonly ok: true; readonly days: readonly string[] }
  | { readonly ok: false; readonly message: string };

const NAMED_AT_MOST = 3;

/**
 * Reads dates, one a line or divided by semicolons, each in any way a date field takes; all or none. Refuses what is
 * no date and what is there already, by name. `today` is an ISO date.
 */
export function readDays(text: string, known: readonly string[], today: string): DaysRead {
  const lines = text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return { ok: false, message: 'Write a date, or several, one a line.' };
  const bad = lines.filter((line) => parseDay(line, today) === null);
  if (bad.length > 0) {
    const verb = bad.length === 1 ? 'is not a date' : 'are not dates';
    return { ok: false, message: `${named(bad.map((line) => `“${line.slice(0, 40)}”`))} ${verb} like 2027-04-23.` };
  }
  const days = lines.map((line) => parseDay(line, today) ?? '');
  const twice = [...new Set(days.filter((day, i) => known.includes(day) || days.indexOf(day) !== i))];
  if (twice.length > 0) {
    return { ok: false, message: `${named(twice.map(formatDay))} ${twice.length === 1 ? 'is' : 'are'} there already.` };
  }
  return { ok: true, days };
}

function named(names: readonly string[]): string {
  const rest = names.length - NAMED_AT_MOST;
  return rest > 0 ? `${names.slice(0, NAMED_AT_MOST).join(', ')} and ${rest} more` : names.join(', ');
}
