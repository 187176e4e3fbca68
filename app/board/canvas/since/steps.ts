import type { MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Difference } from '#shared/diff/list-differences.ts';
import type { Place } from '../editor/pages.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import type { RoadmapLayout } from '../layout/roadmap-layout.ts';

/** One stop on the way through the changes of a picture: an item, and all that differs of it and its stages. */
export interface SinceStep extends ItemRef {
  readonly title: string;
  readonly differences: readonly Difference[];
}

/** The changes that a picture shows, in the order in which one reads it: lanes and rows downwards, cells row by row. */
export function sinceSteps(
  place: Place,
  differences: readonly Difference[],
  sources: {
    readonly before: BoardView;
    readonly now: BoardView;
    readonly roadmap: RoadmapLayout;
    readonly matrix: MatrixLayout;
    /** The cell where a risk stood that stands in none now, as its index in the layout. */
    readonly cellBefore: (riskId: string) => number | null;
  },
): readonly SinceStep[] {
  const steps = new Map<string, { item: ItemRef; title: string; differences: Difference[] }>();
  for (const difference of differences) {
    const item = itemOf(place, difference, sources);
    if (!item) continue;
    const key = `${item.kind}/${item.id}`;
    const step = steps.get(key);
    if (step) step.differences.push(difference);
    else steps.set(key, { item, title: titleOf(item, sources) ?? difference.title, differences: [difference] });
  }
  const place2 = place === 'matrix' ? matrixPlaces(sources) : roadmapPlaces(sources.roadmap);
  return [...steps.values()]
    .map(({ item, ...step }) => ({ ...item, ...step }))
    .toSorted((a, b) => comparePlaces(place2(a), place2(b)) || (a.id < b.id ? -1 : 1));
}

/** What carries a difference on this picture: a stage is told at its initiative. Null where it shows nowhere. */
function itemOf(place: Place, { kind, id }: Difference, { before, now }: Titles): ItemRef | null {
  if (place === 'matrix') return kind === 'risks' ? { kind, id } : null;
  if (kind === 'initiatives') return { kind, id };
  if (kind !== 'milestones') return null;
  const milestone = now.milestones.byId.get(id) ?? before.milestones.byId.get(id);
  const carrier = milestone?.initiativeId ?? null;
  return carrier === null ? { kind, id } : { kind: 'initiatives', id: carrier };
}

interface Titles {
  readonly before: BoardView;
  readonly now: BoardView;
}

function titleOf({ kind, id }: ItemRef, { before, now }: Titles): string | undefined {
  return (now[kind].byId.get(id) ?? before[kind].byId.get(id))?.title;
}

type At = readonly [down: number, across: number];

/** What has no place (without dates, or filtered away) comes last. */
const NOWHERE: At = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];

function roadmapPlaces({ bars, blocks, ghosts, milestones, ghostMilestones }: RoadmapLayout) {
  return ({ kind, id }: ItemRef): At => {
    const bar = kind === 'initiatives' ? (bars.get(id) ?? blocks.get(id) ?? ghosts.get(id)) : undefined;
    const diamond = kind === 'milestones' ? (milestones.get(id) ?? ghostMilestones.get(id)) : undefined;
    if (bar) return [bar.y, bar.start];
    return diamond ? [diamond.y, diamond.day] : NOWHERE;
  };
}

function matrixPlaces({ matrix, cellBefore }: { matrix: MatrixLayout; cellBefore: (id: string) => number | null }) {
  const places = new Map<string, At>();
  for (const [index, cell] of matrix.cells.entries()) {
    for (const [i, risk] of cell.risks.entries()) places.set(risk.id, [index, i]);
  }
  return ({ id }: ItemRef): At => {
    const index = cellBefore(id);
    return places.get(id) ?? (index === null ? NOWHERE : [index, Number.MAX_SAFE_INTEGER]);
  };
}

function comparePlaces(a: At, b: At): number {
  return a[0] === b[0] ? (a[1] === b[1] ? 0 : a[1] - b[1]) : a[0] < b[0] ? -1 : 1;
}
