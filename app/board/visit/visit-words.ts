import { localDay } from '#app/board/shell/use-today.ts';
import type { LastVisit } from '#shared/history/last-visit.ts';
import { dayWords } from '#shared/schedule/day-words.ts';

/** "3 things changed since your last visit, yesterday at 17:05": days and times as the reader's clock has them. */
export function visitWords({ at, changed }: LastVisit, now: Date): string {
  const seen = new Date(at);
  const things = changed === 1 ? '1 thing' : `${changed} things`;
  const time = `${String(seen.getHours()).padStart(2, '0')}:${String(seen.getMinutes()).padStart(2, '0')}`;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const day = localDay(seen);
  if (day === localDay(now)) return `${things} changed since your last visit at ${time}`;
  if (day === localDay(yesterday)) return `${things} changed since your last visit, yesterday at ${time}`;
  return `${things} changed since your last visit, ${dayWords(day)}`;
}
