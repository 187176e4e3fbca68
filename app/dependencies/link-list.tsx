import { useMemo } from 'react';
import { Cell, HeadCell, Table, TableHead, TableRow } from '#app/components/table.tsx';
import { type CrossTeamLink, LISTED_LINKS, type LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { HandOver } from './hand-over.tsx';
import { LinkEndCell } from './link-end-cell.tsx';
import { LinkStateLink } from './link-state-link.tsx';
import { useMedia } from './use-media.ts';
import { WaitingFor } from './waiting-for.tsx';

interface LinkListProps {
  readonly links: readonly CrossTeamLink[];
  readonly teams: readonly LinkTeam[];
  readonly total: number;
}

/** The links one by one, the shortest of time first. Narrow screens have the later columns inside the one before. */
export function LinkList({ links: all, teams, total }: LinkListProps) {
  const links = all.slice(0, LISTED_LINKS);
  const teamOf = useMemo(() => new Map(teams.map((team) => [team.key, team])), [teams]);
  const hasHandOver = useMedia('(min-width: 48rem)');
  const hasWaiting = useMedia('(min-width: 64rem)');
  return (
    <>
      <Table label="Dependencies">
        <TableHead>
          <HeadCell className="max-sm:hidden">Time</HeadCell>
          <HeadCell className="max-sm:px-2">Gives</HeadCell>
          <HeadCell className="max-sm:px-2">Needs</HeadCell>
          {hasHandOver && <HeadCell>Hand-over</HeadCell>}
          {hasWaiting && <HeadCell>Waiting for</HeadCell>}
        </TableHead>
        <tbody>
          {links.map((link) => {
            const waiting = <WaitingFor link={link} teamOf={teamOf} />;
            const handOver = (
              <div className="flex flex-col gap-1.5">
                <HandOver link={link} />
                {!hasWaiting && waiting}
              </div>
            );
            return (
              <TableRow key={`${link.boardId}/${link.id}`} className="align-top hover:bg-hover">
                <Cell className="py-2.5 max-sm:hidden">
                  <LinkStateLink link={link} />
                </Cell>
                <Cell className="py-2.5 max-sm:px-2">
                  <div className="mb-1 sm:hidden">
                    <LinkStateLink link={link} />
                  </div>
                  <LinkEndCell end={link.from} team={teamOf.get(link.from.team)} />
                </Cell>
                <Cell className="py-2.5 max-sm:px-2">
                  <LinkEndCell end={link.to} team={teamOf.get(link.to.team)} />
                  {!hasHandOver && <div className="mt-1.5">{handOver}</div>}
                </Cell>
                {hasHandOver && <Cell className="py-2.5">{handOver}</Cell>}
                {hasWaiting && <Cell className="py-2.5">{waiting}</Cell>}
              </TableRow>
            );
          })}
        </tbody>
      </Table>
      {links.length < total && (
        <p className="mt-2 text-ink-2 text-xs">
          The {links.length} shortest of time, of {total}. Choose a cell, a team or a board to see the others.
        </p>
      )}
    </>
  );
}
