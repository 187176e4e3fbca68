import { type Atom, atom, type Computed, computed, type Signal } from '@tldraw/tldraw';
import type { MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import { type MatrixSince, matrixSince } from '#app/board/matrix/matrix-since.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { ScoreBasis } from '#shared/board/records/risk.ts';
import { type Difference, listDifferences } from '#shared/diff/list-differences.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import type { Place } from '../editor/pages.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import type { RoadmapLayout } from '../layout/roadmap-layout.ts';
import type { StoodBefore } from '../layout/stood.ts';
import { marksOf, type SinceMark } from './marks.ts';
import { type SinceStep, sinceSteps } from './steps.ts';

/** What the pictures are compared with: an earlier version of the board. All of it follows what others change now. */
export interface SinceState {
  /** Null while nothing is compared. */
  readonly before: Atom<BoardView | null>;
  /** The change that is looked at. */
  readonly at: Atom<ItemRef | null>;
  readonly differences: Computed<readonly Difference[]>;
  readonly marks: Computed<ReadonlyMap<string, SinceMark>>;
  readonly matrix: Computed<MatrixSince | null>;
  /** Ids of the risks that were there before and differ. */
  readonly changedRisks: Computed<ReadonlySet<string>>;
  /** The changes of each picture, in its order. */
  readonly steps: Readonly<Record<Place, Computed<readonly SinceStep[]>>>;
}

interface Sources {
  readonly view: Atom<BoardView>;
  readonly calendar: Signal<WorkingCalendar>;
  readonly basis: Signal<ScoreBasis>;
  readonly before: Atom<BoardView | null>;
  readonly roadmap: () => RoadmapLayout;
  readonly matrix: () => MatrixLayout;
}

const NO_MARKS: ReadonlyMap<string, SinceMark> = new Map();
const NO_DIFFERENCES: readonly Difference[] = [];

/** Worked out only while something is compared, and only when somebody looks. */
export function createSinceState({ view, calendar, basis, before, roadmap, matrix }: Sources): SinceState {
  const differences = computed('differences', () => {
    const was = before.get();
    return was ? listDifferences(was, view.get()) : NO_DIFFERENCES;
  });
  const matrixOf = computed('matrix since', () => {
    const was = before.get();
    return was && matrixSince(was, view.get(), matrix(), basis.get());
  });
  const stepsOn = (place: Place) =>
    computed(`steps on the ${place}`, () => {
      const was = before.get();
      if (!was) return [];
      const cellBefore = (id: string) => matrixOf.get()?.cellBefore.get(id) ?? null;
      const layouts = { roadmap: roadmap(), matrix: matrix() };
      return sinceSteps(place, differences.get(), { before: was, now: view.get(), ...layouts, cellBefore });
    });
  return {
    before,
    at: atom<ItemRef | null>('the change looked at', null),
    differences,
    marks: computed('marks', () => {
      const was = before.get();
      return was ? marksOf(was, view.get(), differences.get(), calendar.get()) : NO_MARKS;
    }),
    matrix: matrixOf,
    changedRisks: computed('changed risks', () => {
      const changed = differences.get().filter(({ kind, type }) => kind === 'risks' && type === 'changed');
      return new Set(changed.map(({ id }) => id));
    }),
    steps: { roadmap: stepsOn('roadmap'), matrix: stepsOn('matrix') },
  };
}

/** What the roadmap keeps room for. */
export function stoodIn(before: BoardView | null, isNarrowed: boolean): StoodBefore | null {
  if (!before) return null;
  const { initiatives, milestones } = before;
  return { initiatives: initiatives.byId, milestones: milestones.byId, showsRemoved: !isNarrowed };
}
