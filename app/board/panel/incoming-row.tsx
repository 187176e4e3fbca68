import { Link } from '@remix-run/react';
import { LINK_STATES, LinkStateIcon } from '#app/dependencies/link-state-icon.tsx';
import { stateWords, teamName } from '#app/dependencies/link-words.ts';
import type { CrossTeamLink, LinkTeam } from '#shared/dependencies/cross-team-links.ts';

interface IncomingRowProps {
  readonly link: CrossTeamLink;
  /** Which end is the other board's: what this item waits for, or who waits for it. */
  readonly side: 'predecessors' | 'successors';
  readonly teams: ReadonlyMap<string, LinkTeam>;
}

/** A dependency that is written on another board and has an end here: it opens there. */
export function IncomingRow({ link, side, teams }: IncomingRowProps) {
  const far = side === 'predecessors' ? link.from : link.to;
  const team = teams.get(far.team);
  const who = team && team.key !== 'none' ? teamName(team) : 'another team';
  const words = `${side === 'predecessors' ? 'given by' : 'needed by'} ${who} on ${far.item?.boardTitle || 'another board'}`;
  return (
    <li className="flex min-h-8 items-center gap-2 border-line border-b py-1 last:border-b-0">
      <span className={`inline-flex rounded-sm p-0.5 ${LINK_STATES[link.state].tint}`} title={stateWords(link)}>
        <LinkStateIcon state={link.state} className="size-3" />
      </span>
      <div className="min-w-0 flex-1">
        <Link
          to={`/b/${link.boardId}/dependencies?item=dependencies/${encodeURIComponent(link.id)}`}
          className="block max-w-full truncate hover:text-link hover:underline"
        >
          {far.item?.title ?? 'An item of another board'}
        </Link>
        <p className="text-ink-3 text-xs">
          {words} · {stateWords(link).toLowerCase()}
        </p>
      </div>
    </li>
  );
}
