import { Link } from '@remix-run/react';
import { formatDay } from '#app/board/fields/day-text.ts';
import type { LinkEnd, LinkItem, LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { absenceWords } from './absence-words.ts';
import { useLinkPlaces } from './link-places.ts';
import { teamName } from './link-words.ts';
import { TeamLabel } from './team-label.tsx';

/** One end of a link: the item, leading to where it is, its team and dates. */
export function LinkEndCell({ end, team }: { end: LinkEnd; team: LinkTeam | undefined }) {
  const { itemTo } = useLinkPlaces();
  const { item, absence } = end;
  if (!item) {
    const { name, why } = absenceWords(absence, team && team.key !== 'elsewhere' ? teamName(team) : '');
    return (
      <div className="max-w-[40vw] sm:max-w-80">
        <p className="text-ink-2">{name}</p>
        <p className="text-2xs text-ink-3">{why}</p>
      </div>
    );
  }
  const to = itemTo(end);
  return (
    <div className="min-w-0 max-w-[40vw] sm:max-w-80">
      {to === null ? (
        <span className="line-clamp-2 font-medium [overflow-wrap:anywhere]">{item.title}</span>
      ) : (
        <Link
          to={to}
          preventScrollReset
          className="line-clamp-2 font-medium [overflow-wrap:anywhere] hover:text-link hover:underline"
        >
          {item.title}
        </Link>
      )}
      <div className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-2 text-2xs text-ink-2">
        {team && <TeamLabel team={team} />}
        <span className="tabular-nums">{datesOf(item)}</span>
      </div>
      <div className="truncate text-2xs text-ink-3">{[item.key, item.boardTitle].filter(Boolean).join(' · ')}</div>
    </div>
  );
}

/** "4 Jan 2027 – 26 Feb 2027", "◆ 4 Jan 2027", "unscheduled". */
export function datesOf({ kind, start, end }: LinkItem): string {
  if (kind === 'milestone') return end === null ? '' : `◆ ${formatDay(end)}`;
  if (start === null && end === null) return 'unscheduled';
  return `${start === null ? '?' : formatDay(start)} – ${end === null ? '?' : formatDay(end)}`;
}
