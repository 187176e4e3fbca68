import { clsx } from 'clsx';
import type { CrossTeamLinks, LinkTeam, MatrixCell } from '#shared/dependencies/cross-team-links.ts';
import { teamName } from './link-words.ts';
import { MatrixCellLink } from './matrix-cell-link.tsx';
import { TeamLabel } from './team-label.tsx';

interface TeamMatrixProps {
  readonly links: Pick<CrossTeamLinks, 'teams' | 'cells'>;
  readonly chosen: { readonly from: string | null; readonly to: string | null };
  /** Address of the page with this cell chosen. */
  readonly addressOf: (cell: MatrixCell) => string;
}

/** Team by team: the row gives, the column needs. Both axes stay in sight while it scrolls. */
export function TeamMatrix({ links, chosen, addressOf }: TeamMatrixProps) {
  const givers = new Set(links.cells.map(({ from }) => from));
  const needers = new Set(links.cells.map(({ to }) => to));
  const rows = links.teams.filter(({ key }) => givers.has(key));
  const columns = links.teams.filter(({ key }) => needers.has(key));
  const needsBoard = sharedNames(links.teams);
  const cells = new Map(links.cells.map((cell) => [`${cell.from}\n${cell.to}`, cell]));
  return (
    <section
      aria-label="Teams that give and teams that need"
      className="max-h-[58dvh] w-fit max-w-full overflow-auto rounded-card border border-line bg-card"
    >
      <table className="border-separate border-spacing-0">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-line border-r border-b bg-sunken p-2 align-bottom"
            >
              <Corner />
            </th>
            {columns.map((team) => (
              <ColumnHead key={team.key} team={team} withBoard={needsBoard.has(team.name)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th
                scope="row"
                title={teamName(row, true)}
                className="sticky left-0 z-10 max-w-28 border-line border-r border-b bg-card px-2 py-1 text-left font-medium text-xs sm:max-w-56"
              >
                <TeamLabel team={row} />
                {needsBoard.has(row.name) && row.boardTitle !== null && <BoardTitle title={row.boardTitle} />}
              </th>
              {columns.map((column) => {
                const cell = cells.get(`${row.key}\n${column.key}`);
                return (
                  <td
                    key={column.key}
                    className={clsx(
                      'h-10 min-w-11 border-line border-r border-b p-0.5 last:border-r-0',
                      row.key === column.key && 'bg-sunken',
                    )}
                  >
                    {cell && (
                      <MatrixCellLink
                        cell={cell}
                        from={teamName(row, true)}
                        to={teamName(column, true)}
                        isChosen={chosen.from === row.key && chosen.to === column.key}
                        address={addressOf(cell)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHead({ team, withBoard }: { team: LinkTeam; withBoard: boolean }) {
  return (
    <th
      scope="col"
      title={teamName(team, true)}
      className="sticky top-0 z-10 h-32 border-line border-r border-b bg-sunken px-1 last:border-r-0 pt-2 pb-1.5 align-bottom font-medium text-xs"
    >
      {/* Read from below, as the spine of a book: 23 names stand side by side. */}
      <span className="mx-auto flex max-h-28 rotate-180 flex-col text-left [writing-mode:vertical-rl]">
        <span className="max-h-28 truncate">{teamName(team)}</span>
        {withBoard && team.boardTitle !== null && <BoardTitle title={team.boardTitle} />}
      </span>
    </th>
  );
}

/** Names that several teams have: only those need their board to be told apart. */
function sharedNames(teams: readonly LinkTeam[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(teams.filter(({ name }) => seen.size === seen.add(name).size).map(({ name }) => name));
}

function BoardTitle({ title }: { title: string }) {
  return <span className="block max-h-28 truncate font-normal text-2xs text-ink-3">{title}</span>;
}

function Corner() {
  return (
    <span className="flex flex-col items-start gap-0.5 text-left font-normal text-2xs text-ink-2">
      <span className="self-end">Needs →</span>
      <span>Gives ↓</span>
    </span>
  );
}
