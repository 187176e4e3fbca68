import { Cell, HeadCell, Table, TableHead, TableRow } from '#app/components/table.tsx';
import type { CrossTeamLink, LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { HandOver } from './hand-over.tsx';
import { LinkEndCell } from './link-end-cell.tsx';
import { LinkStateLink } from './link-state-link.tsx';
import { WaitingFor } from './waiting-for.tsx';

interface LinkListProps {
  readonly links: readonly CrossTeamLink[];
  readonly teams: readonly LinkTeam[];
  readonly total: number;
}

/** The links one by one, the shortest of time first. */
export function LinkList({ links, teams, total }: LinkListProps) {
  const teamOf = new Map(teams.map((team) => [team.key, team]));
  return (
    <>
      <Table label="Dependencies">
        <TableHead>
          <HeadCell className="max-sm:hidden">Time</HeadCell>
          <HeadCell className="max-sm:px-2">Gives</HeadCell>
          <HeadCell className="max-sm:px-2">Needs</HeadCell>
          <HeadCell className="max-md:hidden">Hand-over</HeadCell>
          <HeadCell className="max-lg:hidden">Waiting for</HeadCell>
        </TableHead>
        <tbody>
          {links.map((link) => (
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
                <div className="mt-1.5 md:hidden">
                  <HandOver link={link} />
                </div>
                <div className="mt-1.5 md:hidden">
                  <WaitingFor link={link} teamOf={teamOf} />
                </div>
              </Cell>
              <Cell className="py-2.5 max-md:hidden">
                <HandOver link={link} />
                <div className="mt-1.5 lg:hidden">
                  <WaitingFor link={link} teamOf={teamOf} />
                </div>
              </Cell>
              <Cell className="py-2.5 max-lg:hidden">
                <WaitingFor link={link} teamOf={teamOf} />
              </Cell>
            </TableRow>
          ))}
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
