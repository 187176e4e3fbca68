import { Link } from '@remix-run/react';
import { formatDay } from '#app/board/fields/day-text.ts';
import type { LinkEnd, LinkItem, LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { TeamLabel } from './team-label.tsx';

/** One end of a link: the item, leading to its board, its team and dates. */
export function LinkEndCell({ end, team }: { end: LinkEnd; team: LinkTeam | undefined }) {
  const { item } = end;
  if (!item) return <span className="text-ink-3">Not on an open board</span>;
  return (
    <div className="min-w-0 max-w-[40vw] sm:max-w-80">
      <Link
        to={`/b/${end.boardId}/roadmap?item=${item.kind}s/${encodeURIComponent(end.itemId)}`}
        className="line-clamp-2 font-medium [overflow-wrap:anywhere] hover:text-link hover:underline"
      >
        {item.title}
      </Link>
      <div className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-2 text-2xs text-ink-2">
        {team && <TeamLabel team={team} />}
        <span className="tabular-nums">{datesOf(item)}</span>
      </div>
      <div className="truncate text-2xs text-ink-3">{[item.key, item.boardTitle].filter(Boolean).join(' · ')}</div>
    </div>
  );
}

function datesOf({ kind, start, end }: LinkItem): string {
  if (kind === 'milestone') return end === null ? '' : `◆ ${formatDay(end)}`;
  if (start === null && end === null) return 'unscheduled';
  return `${start === null ? '?' : formatDay(start)} – ${end === null ? '?' : formatDay(end)}`;
}
