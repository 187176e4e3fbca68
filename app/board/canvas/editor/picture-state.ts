import { type Atom, atom, type Computed, computed } from '@tldraw/tldraw';
import { type Person, personName } from '#app/board/fields/person.ts';
import { layoutMatrix, type MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import { createMatrixOptions, type MatrixOptions } from '#app/board/matrix/matrix-options.ts';
import { createPeopleState, type PeopleState } from '#app/board/presence/people-state.ts';
import type { ReasonRequest } from '#app/board/reason/reason-request.ts';
import { allItemDates, type ItemDates } from '#app/board/schedule-risk/item-dates.ts';
import { scheduleRiskOf } from '#app/board/schedule-risk/schedule-risk.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import type { ScoreBasis } from '#shared/board/records/risk.ts';
import { dependencyState, type LinkState } from '#shared/schedule/conflicts.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/schedule/working-calendar.ts';
import { createFilterState, type FilterState } from '../filter/filter-state.ts';
import { isFiltering } from '../filter/picture-filter.ts';
import { createLaneChoice, type LaneChoice, laneChoiceKey } from '../lanes/lane-choice.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { type LaneOptions, layoutRoadmap, type RoadmapLayout } from '../layout/roadmap-layout.ts';
import { type DerivedShape, matrixShapes, roadmapShapes } from '../layout/shapes-from-board.ts';
import { SCALES } from '../layout/time-scale.ts';
import { createScheduleState, type ScheduleState } from '../schedule/schedule-state.ts';
import { createSinceState, type SinceState, stoodIn } from '../since/since-state.ts';
import { createSpanState, type SpanState } from '../span/span-draft.ts';
import { createWalkState, type WalkState } from '../walk/walk-state.ts';
import { type BarNotes, createBarNotes } from './bar-notes.ts';
import type { LinkDraft } from './link-draft.ts';

/** A dependency within the board and how it stands. */
export interface BoardLink {
  readonly dependency: Dependency;
  readonly state: LinkState;
}

/** How many links an item has; `conflicts` of them do not work out. */
export interface LinkCount {
  readonly links: number;
  readonly conflicts: number;
}

/** Links are drawn from the start up to this many; above, items carry their number instead. */
export const LINKS_SHOWN_UP_TO = 50;

/** What the canvas draws and how it is set: the board, the layouts that follow from it, and this person's choices. */
export interface PictureState extends BarNotes {
  readonly view: Atom<BoardView>;
  /** What the simulation says of items, by id; empty until it has answered. */
  readonly simulated: Atom<ReadonlyMap<string, ItemDates>>;
  readonly pxPerDay: Atom<number>;
  readonly basis: Atom<ScoreBasis>;
  /** The reader's choice; null leaves it to the number of links. */
  readonly linksChosen: Atom<boolean | null>;
  readonly matrixOptions: MatrixOptions;
  /** Letters for who a person field names; empty for nobody. */
  readonly initialsOf: (person: string | null) => string;
  /** What was just changed here and may be given a reason. */
  readonly askedReason: Atom<ReasonRequest | null>;
  /** What is asked for; layouts and painting read the same answer. */
  readonly filtering: FilterState;
  /** What the lanes stand for, and which are collapsed. */
  readonly laneChoice: Atom<LaneChoice>;
  /** The dependency that is being drawn. */
  readonly linkDraft: Atom<LinkDraft | null>;
  /** The initiative that is being drawn, or named. */
  readonly span: SpanState;
  /** Id of the dependency whose line is under the pointer. */
  readonly hoveredLink: Atom<string | null>;
  /** The members of the organisation, for names behind person fields. */
  readonly members: Atom<readonly Person[]>;
  /** How many comment threads are open on each record. */
  readonly openComments: Atom<ReadonlyMap<string, number>>;
  /** Day number of today. */
  readonly today: Atom<number>;
  /** The board's working days. */
  readonly calendar: Computed<WorkingCalendar>;
  readonly roadmap: Computed<RoadmapLayout>;
  readonly matrix: Computed<MatrixLayout>;
  /** Where each shape lies when nobody drags it, by its id. */
  readonly rest: Computed<ReadonlyMap<string, DerivedShape>>;
  /** The critical path, and what moves if something slips. */
  readonly schedule: ScheduleState;
  /** What the pictures are compared with. */
  readonly since: SinceState;
  readonly links: Computed<readonly BoardLink[]>;
  readonly linkCounts: Computed<ReadonlyMap<string, LinkCount>>;
  readonly linksShown: Computed<boolean>;
  /** The item whose dates are being edited in a form. */
  readonly editingDates: Atom<ItemRef | null>;
  /** The risk whose next cell is being chosen. */
  readonly movingToCell: Atom<string | null>;
  /** Where the keyboard is. */
  readonly walk: WalkState;
  readonly drawings: Computed<BoardView['canvas']>;
  /** Writes what was drawn at once, into the step of undo that `joins` names. Null while no editor is tied to the board. */
  readonly writeDrawings: Atom<((joins: number) => void) | null>;
  /** Stages of initiatives (alpha, beta ...) by initiative. */
  readonly stages: Computed<ReadonlyMap<string, BoardView['milestones']['list']>>;
  readonly people: PeopleState;
}

const NO_COMMENTS: ReadonlyMap<string, number> = new Map();

/** The state of one canvas. `follow` keeps `view` up with the session; the caller stops it. */
export function createPictureState(
  session: BoardSession,
  today: number,
  initialsOf: PictureState['initialsOf'] = () => '',
) {
  const view = atom('view', session.view.get());
  // A table stays the same object while none of its records changes: each layout depends on its own tables alone.
  const teams = computed('teams', () => view.get().teams);
  const initiatives = computed('initiatives', () => view.get().initiatives);
  const milestones = computed('milestones', () => view.get().milestones);
  const dependencies = computed('dependencies', () => view.get().dependencies);
  const risks = computed('risks', () => view.get().risks);
  const meta = computed('meta', () => view.get().meta);
  const basis = atom<ScoreBasis>('basis', 'current');
  const calendar = computed('calendar', () => workingCalendar(meta.get().calendar));
  const members = atom<readonly Person[]>('members', []);
  const linksChosen = atom<boolean | null>('links chosen', null);

  const links = computed('links', () => {
    // Reading the whole view would make every edit of a risk work them out again.
    initiatives.get();
    milestones.get();
    calendar.get();
    return dependencies
      .get()
      .list.filter(({ fromBoardId, toBoardId }) => fromBoardId === null && toBoardId === null)
      .map((dependency) => ({ dependency, state: dependencyState(view.__unsafe__getWithoutCapture(), dependency) }));
  });
  const people = createPeopleState(session);
  const filtering = createFilterState({ initiatives, milestones, risks, dependencies });
  const laneChoice = createLaneChoice(laneChoiceKey(session.boardId, session.me.id));
  const objectives = computed('objectives', () => view.get().objectives);
  const laneOptions = computed('lane options', (): LaneOptions => {
    const { grouping, folded } = laneChoice.get();
    const [people, { mode }] = [members.get(), filtering.filter.get()];
    return {
      grouping,
      folded: new Set(folded[grouping]),
      objectives: objectives.get(),
      ownerName: (owner) => personName(owner, people),
      hidesEmpty: mode === 'only' && isFiltering(filtering.filter.get()),
    };
  });
  const before = atom<BoardView | null>('before', null);
  const stood = computed('stood', () => stoodIn(before.get(), laneOptions.get().hidesEmpty));
  const state: PictureState = {
    people: people.state,
    view,
    basis,
    linksChosen,
    matrixOptions: createMatrixOptions(),
    initialsOf,
    askedReason: atom<ReasonRequest | null>('asked reason', null),
    editingDates: atom<ItemRef | null>('editing dates', null),
    movingToCell: atom<string | null>('moving to a cell', null),
    walk: createWalkState(),
    links,
    members,
    ...createBarNotes({ initiatives, risks, meta, members }),
    calendar,
    filtering,
    schedule: createScheduleState({
      view,
      initiatives,
      milestones,
      dependencies,
      calendar,
      filtered: filtering.bright,
    }),
    laneChoice,
    linkDraft: atom<LinkDraft | null>('link draft', null),
    span: createSpanState(),
    hoveredLink: atom<string | null>('hovered link', null),
    openComments: atom('open comments', session.comments?.openCounts.get() ?? NO_COMMENTS),
    simulated: atom<ReadonlyMap<string, ItemDates>>('simulated', new Map()),
    pxPerDay: atom<number>('px per day', SCALES.quarter),
    today: atom('today', today),
    roadmap: computed('roadmap', () =>
      layoutRoadmap(
        {
          teams: teams.get(),
          initiatives: filtering.initiatives.get(),
          milestones: filtering.milestones.get(),
        },
        laneOptions.get(),
        stood.get(),
      ),
    ),
    since: createSinceState({
      ...{ view, calendar, basis, before },
      roadmap: () => state.roadmap.get(),
      matrix: () => state.matrix.get(),
    }),
    matrix: computed('matrix', () => layoutMatrix({ meta: meta.get(), risks: filtering.risks.get() }, basis.get())),
    rest: computed('rest', () => {
      const shapes = [...roadmapShapes(state.roadmap.get(), state.pxPerDay.get()), ...matrixShapes(state.matrix.get())];
      return new Map<string, DerivedShape>(shapes.map((shape) => [shape.id, shape]));
    }),
    linkCounts: computed('link counts', () => countLinks(links.get())),
    linksShown: computed('links shown', () => linksChosen.get() ?? links.get().length <= LINKS_SHOWN_UP_TO),
    writeDrawings: atom<((joins: number) => void) | null>('write drawings', null),
    drawings: computed('drawings', () => view.get().canvas),
    stages: computed('stages', () => stagesByInitiative(milestones.get().list)),
  };
  const follow = () => {
    view.set(session.view.get());
    const stops = [session.view.subscribe(() => view.set(session.view.get())), people.follow()];
    stops.push(followSimulation(session, state.simulated));
    const counts = session.comments?.openCounts;
    if (counts) stops.push(counts.subscribe(() => state.openComments.set(counts.get())));
    return () => {
      for (const stop of stops) stop();
    };
  };
  return { state, follow };
}

/** Keeps the simulated dates up to date; those of before stay until there are new ones. */
function followSimulation(session: BoardSession, simulated: PictureState['simulated']): () => void {
  const risk = scheduleRiskOf(session);
  let shown = risk.get().dates;
  const show = () => {
    const { dates } = risk.get();
    if (dates === shown && simulated.get().size > 0) return;
    shown = dates;
    if (dates) simulated.set(allItemDates(dates));
  };
  show();
  return risk.subscribe(show);
}

function countLinks(links: readonly BoardLink[]): ReadonlyMap<string, LinkCount> {
  const counts = new Map<string, LinkCount>();
  for (const { dependency, state } of links) {
    for (const id of [dependency.fromId, dependency.toId]) {
      const { links: n, conflicts } = counts.get(id) ?? { links: 0, conflicts: 0 };
      counts.set(id, { links: n + 1, conflicts: conflicts + (state.state === 'conflict' ? 1 : 0) });
    }
  }
  return counts;
}

function stagesByInitiative(milestones: BoardView['milestones']['list']) {
  const stages = new Map<string, BoardView['milestones']['list'][number][]>();
  for (const milestone of milestones) {
    if (milestone.initiativeId === null) continue;
    const list = stages.get(milestone.initiativeId);
    if (list) list.push(milestone);
    else stages.set(milestone.initiativeId, [milestone]);
  }
  return stages;
}
