import { type Atom, atom, type Signal } from '@tldraw/tldraw';
import * as z from 'zod/mini';
import { GROUPINGS, type Grouping } from '../layout/lane-groups.ts';
import type { RoadmapLayout } from '../layout/roadmap-layout.ts';

/** How one person has the lanes of one board. */
export interface LaneChoice {
  readonly grouping: Grouping;
  /** Ids of the collapsed lanes, of each grouping. */
  readonly folded: Readonly<Record<Grouping, readonly string[]>>;
}

const ids = z.catch(z.array(z.string()), []);
const stored = z.object({
  grouping: z.catch(z.enum(GROUPINGS), 'team'),
  folded: z.catch(z.object({ team: ids, objective: ids, owner: ids }), { team: [], objective: [], owner: [] }),
});

/** Where this person's lanes of a board are kept. */
export function laneChoiceKey(boardId: string, userId: string): string {
  return `quarterdeck.lanes.${boardId}.${userId}`;
}

/** The choice, kept in this browser under `key`; what can't be kept (a private window) lasts as long as the page. */
export function createLaneChoice(key: string): Atom<LaneChoice> {
  return atom('lane choice', read(key));
}

/** Chooses anew and keeps it. */
export function chooseLanes(choice: Atom<LaneChoice>, key: string, change: Partial<LaneChoice>): void {
  const next = { ...choice.get(), ...change };
  choice.set(next);
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Collapses a lane of the grouping in force, or opens it. */
export function toggleLane(choice: LaneChoice, laneId: string): Partial<LaneChoice> {
  const { grouping, folded } = choice;
  const before = folded[grouping];
  const after = before.includes(laneId) ? before.filter((id) => id !== laneId) : [...before, laneId];
  return { folded: { ...folded, [grouping]: after } };
}

/** Opens the lane of an initiative that lies in a collapsed one, as long as the page lasts: it was asked to be seen. */
export function openLaneOf(
  state: { readonly laneChoice: Atom<LaneChoice>; readonly roadmap: LanesNow },
  id: string,
): void {
  const laneId = state.roadmap.get().blocks.get(id)?.laneId;
  if (laneId !== undefined) state.laneChoice.update((choice) => ({ ...choice, ...toggleLane(choice, laneId) }));
}

type LanesNow = Signal<Pick<RoadmapLayout, 'blocks'>>;

function read(key: string): LaneChoice {
  let text: string | null = null;
  try {
    text = localStorage.getItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  return stored.parse(parsed(text));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}') ?? {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
}
