import type { CrossTeamLink, LinkStateName, LinkTeam, MatrixCell } from '#shared/dependencies/cross-team-links.ts';

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

/** The worst that is in a cell: a conflict, else a tight link, else one that can't be measured. */
export function worstState({ conflicts, tight, unknown }: MatrixCell): LinkStateName {
  if (conflicts > 0) return 'conflict';
  if (tight > 0) return 'tight';
  return unknown > 0 ? 'unknown' : 'fine';
}

/** A cell as a sentence. */
export function cellWords(cell: MatrixCell, from: string, to: string): string {
  const parts = [`${from} gives, ${to} needs: ${cell.count} ${cell.count === 1 ? 'dependency' : 'dependencies'}`];
  if (cell.conflicts > 0) parts.push(`${cell.conflicts} in conflict, the worst short by ${cell.daysShort} d`);
  if (cell.tight > 0) parts.push(`${cell.tight} tight`);
  if (cell.unknown > 0) parts.push(`${cell.unknown} with dates missing`);
  return parts.join(', ');
}
