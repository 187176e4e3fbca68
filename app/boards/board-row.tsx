import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Badge } from '#app/components/badge.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import { BoardMenu } from './board-menu.tsx';

/** A board as the list shows it. */
export interface ListedBoard {
  readonly id: string;
  readonly title: string;
  readonly createdBy: string | null;
  readonly changedAt: Date;
  readonly archivedAt: Date | null;
  readonly teams: readonly { readonly name: string; readonly colour: string }[];
  readonly counts: {
    readonly initiatives: number;
    readonly inTrouble: number;
    readonly risks: number;
    readonly severeRisks: number;
  } | null;
}

const SHOWN_TEAMS = 6;

/** One board: its title, whose it is, what stands on it, when it last changed. The whole row leads to it. */
export function BoardRow({ board, mayChange }: { board: ListedBoard; mayChange: boolean }) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-5 gap-y-2 border-line border-b px-4 py-3.5 transition-colors duration-150 first:rounded-t-card last:rounded-b-card last:border-b-0 focus-within:bg-hover hover:bg-hover">
      <div className="min-w-0 flex-1 basis-full pr-9 md:basis-0 md:pr-0">
        <h2 className="text-md">
          <Link
            to={`/b/${board.id}`}
            prefetch="intent"
            className="rounded-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
          >
            {board.title}
          </Link>
        </h2>
        <TeamDots teams={board.teams} />
      </div>
      <Counts counts={board.counts} />
      <p className="text-ink-3 text-xs md:w-28 md:text-right">
        <span className="md:sr-only">Changed </span>
        <TimeAgo date={board.changedAt} />
      </p>
      <div className="absolute top-2.5 right-2.5 z-10 size-8 md:static">{mayChange && <BoardMenu board={board} />}</div>
    </li>
  );
}

function TeamDots({ teams }: Pick<ListedBoard, 'teams'>) {
  if (teams.length === 0) return <p className="mt-1 text-ink-3 text-xs">No teams yet</p>;
  const more = teams.length - SHOWN_TEAMS;
  return (
    <ul aria-label="Teams" className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-ink-2 text-xs">
      {teams.slice(0, SHOWN_TEAMS).map((team) => (
        <li key={team.name} className="flex min-w-0 items-center gap-1.5">
          <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ backgroundColor: team.colour }} />
          <span className="truncate">{team.name}</span>
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">and {more} more</li>}
    </ul>
  );
}

function Counts({ counts }: Pick<ListedBoard, 'counts'>) {
  if (!counts) return null;
  const { initiatives, inTrouble, risks, severeRisks } = counts;
  return (
    <div className="grid grid-cols-2 gap-x-5 text-xs" data-tabular>
      <Count number={initiatives} one="initiative" many="initiatives">
        {inTrouble > 0 && <Badge tone="warn">{inTrouble} in trouble</Badge>}
      </Count>
      <Count number={risks} one="open risk" many="open risks">
        {severeRisks > 0 && <Badge tone="bad">{severeRisks} high</Badge>}
      </Count>
    </div>
  );
}

function Count({ number, one, many, children }: { number: number; one: string; many: string; children: ReactNode }) {
  return (
    <p className="flex w-32 flex-col items-start gap-1 text-ink-2">
      <span>
        <strong className="font-medium text-ink">{number}</strong> {number === 1 ? one : many}
      </span>
      {children}
    </p>
  );
}
