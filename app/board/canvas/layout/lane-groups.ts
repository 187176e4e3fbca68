import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';

/** What the lanes of the roadmap stand for. */
export const GROUPINGS = ['team', 'objective', 'owner'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What an initiative gets that is put into a lane. */
export type LaneFields = Partial<Pick<Initiative, 'teamId' | 'objectiveId' | 'owner'>>;

export interface LaneGroup {
  readonly id: string;
  readonly kind: 'programme' | Grouping | `no-${Grouping}`;
  readonly name: string;
  readonly colour: string | null;
  readonly fields: LaneFields;
}

export const PROGRAMME_LANE = 'programme';
const NONE_NAMES: Readonly<Record<Grouping, string>> = {
  team: 'No team',
  objective: 'No objective',
  owner: 'No owner',
};

export interface LaneSources extends Pick<BoardView, 'teams' | 'initiatives'> {
  readonly objectives: Pick<BoardView['objectives'], 'list' | 'byId'>;
  readonly ownerName: (owner: string) => string;
}

/** The lanes of a grouping in their order, the one for what has none of it last; and the lane of an initiative. */
export function laneGroups(grouping: Grouping, sources: LaneSources) {
  const groups = GROUPS[grouping](sources);
  const none: LaneGroup = {
    id: `no-${grouping}`,
    kind: `no-${grouping}`,
    name: NONE_NAMES[grouping],
    colour: null,
    fields: FIELDS[grouping](null),
  };
  const known = new Set(groups.map(({ id }) => id));
  const laneOf = (initiative: Initiative): string => {
    const id = LANE_IDS[grouping](initiative);
    return id !== null && known.has(id) ? id : none.id;
  };
  return { groups, none, laneOf };
}

const FIELDS: Readonly<Record<Grouping, (value: string | null) => LaneFields>> = {
  team: (teamId) => ({ teamId }),
  objective: (objectiveId) => ({ objectiveId }),
  owner: (owner) => ({ owner }),
};

/** An owner may be any text: it must not be taken for another lane. */
const LANE_IDS: Readonly<Record<Grouping, (initiative: Initiative) => string | null>> = {
  team: ({ teamId }) => teamId,
  objective: ({ objectiveId }) => objectiveId,
  owner: ({ owner }) => (owner === null ? null : `owner:${owner}`),
};

const GROUPS: Readonly<Record<Grouping, (sources: LaneSources) => LaneGroup[]>> = {
  team: ({ teams }) =>
    teams.list.map(({ id, name, colour }) => ({ id, kind: 'team', name, colour, fields: FIELDS.team(id) })),
  objective: ({ objectives }) =>
    objectives.list.map(({ id, title }) => ({
      id,
      kind: 'objective',
      name: title,
      colour: null,
      fields: FIELDS.objective(id),
    })),
  owner({ initiatives, ownerName }) {
    const owners = new Set(initiatives.list.flatMap(({ owner }) => owner ?? []));
    return [...owners]
      .map((owner) => ({
        id: `owner:${owner}`,
        kind: 'owner' as const,
        name: ownerName(owner),
        colour: null,
        fields: FIELDS.owner(owner),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
  },
};
