import { type Computed, computed, type Signal } from '@tldraw/tldraw';
import { type Person, personName } from '#app/board/fields/person.ts';
import { initials } from '#app/components/initials.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { BoardMeta, SimulationSettings } from '#shared/board/records/board-meta.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { type Threat, threatsByInitiative } from '#shared/risk/threats.ts';
import { finishAtP80 } from '#shared/schedule/finish-p80.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/schedule/working-calendar.ts';

/** What a bar says of its initiative alone. */
export interface BarNote {
  /** Day number of the finish at P80 by the bar alone, until a simulation has answered; null where nothing is hatched. */
  readonly p80: number | null;
  /** Letters of the owner; empty when there is none. */
  readonly owner: string;
}

export interface BarNotes {
  readonly notes: Computed<ReadonlyMap<string, BarNote>>;
  /** What threatens initiatives that are not over. */
  readonly threats: Computed<ReadonlyMap<string, Threat>>;
}

interface NoteSources {
  readonly initiatives: Signal<BoardView['initiatives']>;
  readonly risks: Signal<BoardView['risks']>;
  readonly meta: Signal<BoardMeta>;
  readonly members: Signal<readonly Person[]>;
}

/**
 * Facts for painting, worked out when a record changes and never in a frame. A note is made again only for an initiative that
 * changed: a quantile of an estimate takes some hundred powers.
 */
export function createBarNotes({ initiatives, risks, meta, members }: NoteSources): BarNotes {
  const matrix = computed('matrix of notes', () => meta.get().matrix);
  const calendar = computed('calendar of notes', () => workingCalendar(meta.get().calendar));
  const distribution = computed('distribution of notes', () => meta.get().simulation.distribution);
  const sources = () => ({ calendar: calendar.get(), people: members.get(), distribution: distribution.get() });
  let made = { ...sources(), notes: new Map<Initiative, BarNote>() };
  return {
    notes: computed('bar notes', () => {
      const before = made;
      made = { ...sources(), notes: new Map() };
      const isSame =
        before.calendar === made.calendar && before.people === made.people && before.distribution === made.distribution;
      const byId = new Map<string, BarNote>();
      for (const initiative of initiatives.get().list) {
        const note = (isSame && before.notes.get(initiative)) || noteOf(initiative, made);
        made.notes.set(initiative, note);
        byId.set(initiative.id, note);
      }
      return byId;
    }),
    threats: computed('threats', () => threatsByInitiative(risks.get().list, matrix.get())),
  };
}

interface NoteFacts {
  readonly calendar: WorkingCalendar;
  readonly people: readonly Person[];
  readonly distribution: SimulationSettings['distribution'];
}

function noteOf(initiative: Initiative, { calendar, people, distribution }: NoteFacts): BarNote {
  const { owner } = initiative;
  return {
    p80: finishAtP80(initiative, calendar, distribution),
    owner: owner === null ? '' : initials(personName(owner, people)),
  };
}
