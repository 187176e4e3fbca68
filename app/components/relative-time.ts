const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A day as `23 Apr 2027`, in this time zone. */
export function dayText(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(date);
}

/** How long ago, in few words; from a week on, or in the future, null: then the date says more. */
export function agoText(date: Date, now: Date): string | null {
  const ms = now.getTime() - date.getTime();
  if (ms < -MINUTE || ms >= 7 * DAY) return null;
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`;
  const days = Math.floor(ms / DAY);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
