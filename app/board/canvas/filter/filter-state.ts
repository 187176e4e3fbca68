import { type Atom, atom, type Computed, computed, type Signal } from '@tldraw/tldraw';
import type { BoardView, RecordTable } from '#shared/board/board-view.ts';
import {
  chainOfItem,
  isFiltering,
  matchingInitiatives,
  matchingMilestones,
  matchingRisks,
  NO_FILTER,
  type PictureFilter,
} from './picture-filter.ts';

type Ids = ReadonlySet<string>;
type Tables = Pick<BoardView, 'initiatives' | 'milestones' | 'risks' | 'dependencies'>;

/** What is filtered, and what of the board's tables the pictures lay out then. */
export interface FilterState {
  readonly filter: Atom<PictureFilter>;
  /** Items that were just made here: they stay in sight whatever the filter says. */
  readonly kept: Atom<Ids>;
  /** Ids of the items that a filter asks for; null when there is none. */
  readonly matching: Computed<Ids | null>;
  /** Ids of the items that stay bright while the others fade; null when nothing fades. */
  readonly bright: Computed<Ids | null>;
  readonly initiatives: Computed<BoardView['initiatives']>;
  readonly milestones: Computed<BoardView['milestones']>;
  /** The filter, as text, that the address was last told and has not shown yet. */
  readonly awaited: { key: string | null };
  readonly risks: Computed<BoardView['risks']>;
}

/** Each table is filtered for itself, so that an edit of a risk lays no roadmap out anew. */
export function createFilterState(tables: { readonly [T in keyof Tables]: Signal<Tables[T]> }): FilterState {
  const filter = atom('filter', NO_FILTER);
  const kept = atom<Ids>('kept in sight', new Set());
  const chain = computed(
    'chain',
    () => {
      const { chain: itemId } = filter.get();
      if (itemId === null) return null;
      const [initiatives, milestones] = [tables.initiatives.get(), tables.milestones.get()];
      return chainOfItem(itemId, { initiatives, milestones, dependencies: tables.dependencies.get() });
    },
    { isEqual: sameIds },
  );
  const idsOf = <R>(
    name: string,
    table: Signal<R>,
    match: (filter: PictureFilter, table: R, chain: Ids | null) => Ids,
  ) =>
    computed<Ids | null>(
      name,
      () => {
        const asked = filter.get();
        return isFiltering(asked) ? new Set([...match(asked, table.get(), chain.get()), ...kept.get()]) : null;
      },
      { isEqual: sameIds },
    );
  const initiativeIds = idsOf('matching initiatives', tables.initiatives, matchingInitiatives);
  const milestoneIds = idsOf('matching milestones', tables.milestones, matchingMilestones);
  const riskIds = idsOf('matching risks', tables.risks, matchingRisks);
  const isOnly = computed('only what matches', () => filter.get().mode === 'only');
  const shown = <R extends { readonly id: string }>(
    name: string,
    table: Signal<RecordTable<R>>,
    ids: Signal<Ids | null>,
  ) => computed(name, () => (isOnly.get() ? only(table.get(), ids.get()) : table.get()));
  const matching = computed('matching', () => {
    const [initiatives, milestones, risks] = [initiativeIds.get(), milestoneIds.get(), riskIds.get()];
    return initiatives && milestones && risks && new Set([...initiatives, ...milestones, ...risks]);
  });
  return {
    filter,
    kept,
    awaited: { key: null },
    matching,
    bright: computed('bright', () => (isOnly.get() ? null : matching.get())),
    initiatives: shown('shown initiatives', tables.initiatives, initiativeIds),
    milestones: shown('shown milestones', tables.milestones, milestoneIds),
    risks: shown('shown risks', tables.risks, riskIds),
  };
}

function only<R extends { readonly id: string }>(table: RecordTable<R>, ids: Ids | null): RecordTable<R> {
  return ids === null ? table : { ...table, list: table.list.filter(({ id }) => ids.has(id)) };
}

function sameIds(a: Ids | null, b: Ids | null): boolean {
  if (a === null || b === null || a.size !== b.size) return a === b;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}

/** Lets an item that was just made stay in sight until something else is asked for. */
export function keepInSight({ kept }: FilterState, id: string): void {
  kept.update((before) => new Set([...before, id]));
}

/** Asks for something else; what was only kept goes. */
export function setFilter({ filter, kept }: FilterState, next: PictureFilter): void {
  filter.set(next);
  kept.set(new Set());
}
