import { type Atom, atom } from '@tldraw/tldraw';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import type { Lane } from '../layout/roadmap-layout.ts';
import { type SnapStep, snapEnd, snapStart } from '../layout/snapping.ts';

/** An initiative that is being drawn into an empty part of a lane. Day numbers, both included. */
export interface SpanDraft {
  readonly lane: Lane;
  /** Top of its bar, on the page. */
  readonly y: number;
  readonly start: number;
  readonly end: number;
}

/** What is drawn, and which of what was drawn is being named. */
export interface SpanState {
  readonly draft: Atom<SpanDraft | null>;
  /** Id of the initiative whose title is being written on its bar. */
  readonly named: Atom<string | null>;
}

export function createSpanState(): SpanState {
  return { draft: atom<SpanDraft | null>('span draft', null), named: atom<string | null>('named', null) };
}

/** The days between two moments of a drag, as bars hold on to them; a day at the least. */
export function daysBetween(from: number, to: number, step: SnapStep, calendar: WorkingCalendar) {
  const start = snapStart(Math.floor(Math.min(from, to)), step, calendar);
  return { start, end: Math.max(start, snapEnd(Math.max(from, to), step, calendar)) };
}
