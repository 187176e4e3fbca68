import { DEPENDENCY_FIELDS } from '#app/board/fields/dependency-fields.ts';
import { optionsOf } from '#app/board/fields/field-control.ts';
import { nameOf } from '#app/board/fields/format-field.ts';
import { LinkStateIcon } from '#app/board/panel/link-state-icon.tsx';
import { linkWords } from '#app/board/panel/link-words.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import { type HandshakeSide, statesAtHand } from '#shared/dependencies/handshake.ts';
import { handshakeSides, type NamedPerson } from '#shared/dependencies/handshake-sides.ts';
import { dependencyState, type LinkState } from '#shared/schedule/conflicts.ts';
import { openColumn } from './chrome-columns.ts';
import { computedColumn, fieldColumn, type GridColumn } from './grid-column.ts';

const column = fieldColumn<'dependencies'>;

const ELSEWHERE = 'An item of another board';
const STANDS = { conflict: 'Short', tight: 'Tight', fine: 'Holds', over: 'Over', unknown: 'Not known' } as const;

/** What the columns of dependencies are computed from: the items of the board and how each link stands. */
export interface DependencySurroundings {
  itemName(id: string, boardId: string | null): string;
  teamName(id: string, boardId: string | null): string;
  stateOf(dependency: Dependency): LinkState;
  /** The sides of its hand-shake that this person speaks for. */
  sidesOf(dependency: Dependency): readonly HandshakeSide[];
}

/** Reads names and states from a view; each link's state is worked out once. */
export function dependencySurroundings(view: BoardView, me: NamedPerson): DependencySurroundings {
  const states = new Map(view.dependencies.list.map((link) => [link.id, dependencyState(view, link)]));
  const itemOf = (id: string) => view.initiatives.byId.get(id) ?? view.milestones.byId.get(id);
  return {
    itemName: (id, boardId) => {
      const item = itemOf(id);
      return boardId !== null ? ELSEWHERE : item ? nameOf(item) : 'Deleted';
    },
    teamName: (id, boardId) => {
      const teamId = boardId === null ? itemOf(id)?.teamId : null;
      return (teamId && view.teams.byId.get(teamId)?.name) || '';
    },
    sidesOf: (dependency) => handshakeSides(view, dependency, me),
    stateOf: (dependency) => states.get(dependency.id) ?? { state: 'unknown' },
  };
}

/** The columns of the dependencies' register, in their order. */
export function dependencyColumns(around: DependencySurroundings): readonly GridColumn<Dependency>[] {
  return [
    openColumn<Dependency>(({ fromId, fromBoardId }) => `the link from ${around.itemName(fromId, fromBoardId)}`),
    nameColumn('from', 'Supplies', 'What must be there first', 260, (link) =>
      around.itemName(link.fromId, link.fromBoardId),
    ),
    nameColumn('fromTeam', 'Given by', 'Team that supplies', 132, (link) =>
      around.teamName(link.fromId, link.fromBoardId),
    ),
    nameColumn('to', 'Needs it', 'What waits for it', 260, (link) => around.itemName(link.toId, link.toBoardId)),
    nameColumn('toTeam', 'Needed by team', 'Team that waits', 148, (link) =>
      around.teamName(link.toId, link.toBoardId),
    ),
    column(DEPENDENCY_FIELDS.what, { width: 220 }),
    column(DEPENDENCY_FIELDS.type, { width: 148 }),
    column(DEPENDENCY_FIELDS.lag, { width: 76, align: 'end' }),
    slackColumn(around),
    stateColumn(around),
    column(DEPENDENCY_FIELDS.needBy, { width: 124 }),
    column(DEPENDENCY_FIELDS.promised, { width: 124 }),
  ];
}

function nameColumn(
  id: string,
  label: string,
  hint: string,
  width: number,
  nameOfEnd: (link: Dependency) => string,
): GridColumn<Dependency> {
  return computedColumn<Dependency>(
    id,
    { label, hint, width },
    {
      text: nameOfEnd,
      order: (link) => nameOfEnd(link) || null,
      filter: {
        type: 'values',
        keysOf: (link) => [nameOfEnd(link)].filter(Boolean),
        labelOf: (key) => key,
      },
    },
  );
}

/** Sets what the hand-shake allows next; a step that wants a reason or a day is taken where it can be given. */
function stateColumn({ sidesOf }: DependencySurroundings): GridColumn<Dependency> {
  return {
    ...column(DEPENDENCY_FIELDS.state, { width: 124 }),
    control: (link) => ({
      type: 'choice',
      options: optionsOf(statesAtHand(link, sidesOf(link))),
      others: 'For another step open the dependency: it wants a day or a reason, or is for the other team to take.',
    }),
  };
}

function slackColumn({ stateOf }: DependencySurroundings): GridColumn<Dependency> {
  return computedColumn<Dependency>(
    'slack',
    {
      label: 'Dates',
      hint: 'Working days to spare, or by how many the second is too early',
      width: 148,
      render: (link) => {
        const state = stateOf(link);
        return (
          <span className="flex min-w-0 items-center gap-1.5">
            <LinkStateIcon state={state} />
            <span className={state.state === 'conflict' ? 'truncate text-bad-text' : 'truncate'}>
              {linkWords(state)}
            </span>
          </span>
        );
      },
    },
    {
      text: (link) => linkWords(stateOf(link)),
      order: (link) => {
        const state = stateOf(link);
        if (state.state === 'conflict') return -state.daysShort;
        return 'slack' in state ? state.slack : 1e9;
      },
      filter: {
        type: 'values',
        keysOf: (link) => [stateOf(link).state],
        labelOf: (key) => STANDS[key as keyof typeof STANDS] ?? key,
      },
    },
  );
}
