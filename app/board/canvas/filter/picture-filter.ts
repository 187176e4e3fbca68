import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { chainOf } from '#shared/schedule/chain.ts';

export const FILTER_FACETS = ['team', 'status', 'tag', 'owner', 'objective'] as const;
export type FilterFacet = (typeof FILTER_FACETS)[number];

/** What becomes of the others: they step back, or leave the picture. */
export type FilterMode = 'highlight' | 'only';

/** What of a picture is asked for. A facet without values accepts all; `''` among them is "none". */
export interface PictureFilter {
  /** Words that must all occur. */
  readonly text: string;
  readonly facets: Readonly<Record<FilterFacet, readonly string[]>>;
  /** Id of the item whose chain of dependencies is asked for. */
  readonly chain: string | null;
  readonly mode: FilterMode;
}

export const NO_FILTER: PictureFilter = {
  text: '',
  facets: { team: [], status: [], tag: [], owner: [], objective: [] },
  chain: null,
  mode: 'highlight',
};

export function isFiltering({ text, facets, chain }: PictureFilter): boolean {
  return text.trim() !== '' || chain !== null || FILTER_FACETS.some((facet) => facets[facet].length > 0);
}

/** The filter with this value of a facet taken in or out. */
export function toggleFacet(filter: PictureFilter, facet: FilterFacet, value: string): PictureFilter {
  const before = filter.facets[facet];
  const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return { ...filter, facets: { ...filter.facets, [facet]: values } };
}

type FacetValues = Partial<Record<FilterFacet, readonly string[]>>;

/** What a record has of each facet; `''` for none. A facet it can't have is absent and asks nothing of it. */
export function facetsOfInitiative({ teamId, status, tags, owner, objectiveId }: Initiative): FacetValues {
  return {
    team: [teamId ?? ''],
    status: [status],
    tag: orNone(tags),
    owner: [owner ?? ''],
    objective: [objectiveId ?? ''],
  };
}

export function facetsOfRisk({ teamId, status, tags, owner }: Risk): FacetValues {
  return { team: [teamId ?? ''], status: [status], tag: orNone(tags), owner: [owner ?? ''] };
}

/** A date of the programme concerns every team. */
function facetsOfMilestone({ teamId }: Milestone): FacetValues {
  return teamId === null ? {} : { team: [teamId] };
}

function orNone(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [''] : values;
}

type Chart = Pick<BoardView, 'initiatives' | 'milestones' | 'dependencies'>;

/** Ids of the initiatives that a filter asks for. */
export function matchingInitiatives(filter: PictureFilter, { list }: BoardView['initiatives'], chain: Chain) {
  return idsOf(
    list.filter((initiative) => {
      const { id, title, key, tags, description } = initiative;
      return (
        (chain === null || chain.has(id)) &&
        accepts(filter, facetsOfInitiative(initiative)) &&
        hasWords(filter.text, [title, key, description, ...tags])
      );
    }),
  );
}

/** Ids of the milestones that a filter asks for. */
export function matchingMilestones(filter: PictureFilter, { list }: BoardView['milestones'], chain: Chain) {
  return idsOf(
    list.filter((milestone) => {
      const { id, title, key } = milestone;
      return (
        (chain === null || chain.has(id)) &&
        accepts(filter, facetsOfMilestone(milestone)) &&
        hasWords(filter.text, [title, key])
      );
    }),
  );
}

/** Ids of the risks that a filter asks for; of a chain those that threaten an initiative in it. */
export function matchingRisks(filter: PictureFilter, { list }: BoardView['risks'], chain: Chain) {
  return idsOf(
    list.filter((risk) => {
      const { title, key, tags, cause, event, consequence } = risk;
      return (
        (chain === null || risk.initiativeIds.some((id) => chain.has(id))) &&
        accepts(filter, facetsOfRisk(risk)) &&
        hasWords(filter.text, [title, key, cause, event, consequence, ...tags])
      );
    }),
  );
}

/** The items of a chain; null when none is asked for. */
export type Chain = ReadonlySet<string> | null;

/** The chain of an item across links within the board. A stage of an initiative stands for the initiative too. */
export function chainOfItem(itemId: string | null, { milestones, dependencies }: Chart): Chain {
  if (itemId === null) return null;
  const bearer = (id: string) => milestones.byId.get(id)?.initiativeId ?? id;
  const edges = dependencies.list
    .filter(({ fromBoardId, toBoardId }) => fromBoardId === null && toBoardId === null)
    .map(({ id, fromId, toId }) => ({ id, fromId: bearer(fromId), toId: bearer(toId) }));
  return chainOf(edges, bearer(itemId));
}

function accepts({ facets }: PictureFilter, values: FacetValues): boolean {
  return FILTER_FACETS.every((facet) => {
    const [wanted, has] = [facets[facet], values[facet]];
    return wanted.length === 0 || has === undefined || has.some((value) => wanted.includes(value));
  });
}

function hasWords(text: string, fields: readonly string[]): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const all = fields.join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}
