/** The newest that are always kept, and of how many days one more is. */
const NEWEST = 6;
const DAYS = 7;

/**
 * Which of the files of a backup folder have had their day: all but the newest six and the newest of each of the last
 * seven days that have one. Files that are no backups named with this prefix are nobody's to delete.
 */
export function oldBackups(names: readonly string[], prefix: string): readonly string[] {
  const backups = names.filter((name) => name.startsWith(`${prefix}-`) && name.endsWith('.jsonl.gz'));
  const newestFirst = backups.sort().reverse();
  const newestOfDay = new Map<string, string>();
  for (const name of newestFirst) {
    const day = name.slice(prefix.length + 1, prefix.length + 11);
    if (!newestOfDay.has(day)) newestOfDay.set(day, name);
  }
  const kept = new Set([...newestFirst.slice(0, NEWEST), ...[...newestOfDay.values()].slice(0, DAYS)]);
  return newestFirst.filter((name) => !kept.has(name)).reverse();
}
