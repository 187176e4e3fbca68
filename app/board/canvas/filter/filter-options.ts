import { wordsOf } from '#app/board/fields/field-control.ts';
import { type Person, personName } from '#app/board/fields/person.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { INITIATIVE_STATUSES } from '#shared/board/records/initiative.ts';
import { RISK_STATUSES } from '#shared/board/records/risk.ts';
import type { Place } from '../editor/pages.ts';
import { FILTER_FACETS, type FilterFacet, facetsOfInitiative, facetsOfRisk } from './picture-filter.ts';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** How many items of the picture have it. */
  readonly count: number;
}

const FACET_LABELS: Readonly<Record<FilterFacet, string>> = {
  team: 'Team',
  status: 'Status',
  tag: 'Tag',
  owner: 'Owner',
  objective: 'Objective',
};
const NOTHING: Readonly<Record<FilterFacet, string>> = {
  team: 'No team',
  status: 'None',
  tag: 'No tag',
  owner: 'Nobody',
  objective: 'No objective',
};

/** Each facet of a picture with the values that occur, "none" last. Facets of which there is but one value are left out. */
export function filterOptions(view: BoardView, place: Place, people: readonly Person[]) {
  const records =
    place === 'matrix'
      ? view.risks.list.filter(({ status }) => status !== 'closed').map(facetsOfRisk)
      : view.initiatives.list.map(facetsOfInitiative);
  const labelOf = (facet: FilterFacet, value: string): string => {
    if (value === '') return NOTHING[facet];
    if (facet === 'team') return view.teams.byId.get(value)?.name ?? 'Deleted team';
    if (facet === 'objective') return view.objectives.byId.get(value)?.title ?? 'Deleted objective';
    if (facet === 'owner') return personName(value, people);
    return facet === 'status' ? wordsOf(value) : value;
  };
  const statuses: readonly string[] = place === 'matrix' ? RISK_STATUSES : INITIATIVE_STATUSES;
  const orders: Partial<Record<FilterFacet, readonly string[]>> = {
    status: statuses,
    team: view.teams.list.map(({ id }) => id),
    objective: view.objectives.list.map(({ id }) => id),
  };
  return FILTER_FACETS.map((facet) => {
    const counts = new Map<string, number>();
    for (const values of records) {
      for (const value of values[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const order = orders[facet];
    const place = (value: string) => (value === '' ? 1e6 : (order?.indexOf(value) ?? 0));
    const options: FilterOption[] = [...counts].map(([value, count]) => ({
      value,
      label: labelOf(facet, value),
      count,
    }));
    options.sort((a, b) => place(a.value) - place(b.value) || a.label.localeCompare(b.label, 'en'));
    return { facet, label: FACET_LABELS[facet], options };
  }).filter(({ options }) => options.some(({ value }) => value !== ''));
}
