import type { Team } from '#shared/board/records/team.ts';
import type { LinkTeam } from './cross-team-links.ts';

/** Items without a team, and items that are not at hand, as teams of their own. */
export const NO_TEAM: LinkTeam = { key: 'none', name: '', colour: '', boardTitle: null };
export const ELSEWHERE: LinkTeam = { key: 'elsewhere', name: '', colour: '', boardTitle: null };

/** A lane of a board as a team across boards: what joins boards is the organisation's team that the lane is. */
export function linkTeamOf(team: Team | undefined, boardId: string): LinkTeam {
  if (!team) return NO_TEAM;
  const { orgTeamId, name, colour } = team;
  const key = orgTeamId === null ? `lane:${boardId}:${name.trim().toLowerCase()}` : `org:${orgTeamId}`;
  return { key, name, colour, boardTitle: null };
}
