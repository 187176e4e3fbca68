import type { CrossTeamLink, LinkTeam, MatrixCell } from '#shared/dependencies/cross-team-links.ts';

/** The name of a team, told apart from lanes of the same name on other boards where `withBoard` is set. */
export function teamName({ key, name, boardTitle }: LinkTeam, withBoard = false): string {
  if (key === 'none') return 'No team';
  if (key === 'elsewhere') return 'Not on an open board';
  return withBoard && boardTitle !== null ? `${name} (${boardTitle})` : name;
}

/** How a link stands, in words: "short by 6 d". Days are working days. */
export function stateWords({ state, slack }: Pick<CrossTeamLink, 'state' | 'slack'>): string {
  if (state === 'over') return 'Over';
  if (state === 'unknown' || slack === null) return 'Dates missing';
  if (state === 'conflict') return `Short by ${-slack} d`;
  return slack === 0 ? 'Just in time' : `${slack} d to spare`;
}

/** A cell as a sentence. */
export function cellWords(cell: MatrixCell, from: string, to: string): string {
  const parts = [`${from} gives, ${to} needs: ${cell.count} ${cell.count === 1 ? 'dependency' : 'dependencies'}`];
  if (cell.conflicts > 0) parts.push(`${cell.conflicts} in conflict, the worst short by ${cell.daysShort} d`);
  if (cell.tight > 0) parts.push(`${cell.tight} tight`);
  if (cell.unknown > 0) parts.push(`${cell.unknown} with dates missing`);
  return parts.join(', ');
}

/** How a promise stands to the need: "promised 6 d after it is needed"; empty where one of them is missing. */
export function promiseWords({ promiseLate }: Pick<CrossTeamLink, 'promiseLate'>): string {
  if (promiseLate === null) return '';
  if (promiseLate > 0) return `promised ${promiseLate} d later than needed`;
  return promiseLate === 0 ? 'promised for when it is needed' : `promised ${-promiseLate} d before it is needed`;
}

/** What a link is called: what is handed over, else its two ends. */
export function linkName({ what, from, to }: Pick<CrossTeamLink, 'what' | 'from' | 'to'>): string {
  if (what !== '') return what;
  return `${from.item?.title ?? 'an item of another board'} for ${to.item?.title ?? 'an item of another board'}`;
}
