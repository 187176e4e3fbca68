import type { LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { teamName } from './link-words.ts';

/** A team with its colour; the board below when it is a lane of one board only. */
export function TeamLabel({ team }: { team: LinkTeam }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden
        className="size-2 shrink-0 rounded-full bg-line-strong"
        style={team.colour === '' ? undefined : { backgroundColor: team.colour }}
      />
      <span className="truncate">{teamName(team)}</span>
    </span>
  );
}
