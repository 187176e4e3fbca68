import { type Atom, atom, type Computed, computed, type Signal } from '@tldraw/tldraw';
import type { BoardView } from '#shared/board/board-view.ts';
import { TIGHT_DAYS } from '#shared/schedule/conflicts.ts';
import { type CriticalPath, criticalPathOf, isCritical, isCriticalLink } from '#shared/schedule/critical-path.ts';
import { networkOfBoard, type ScheduleNetwork } from '#shared/schedule/network.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { previewSlip, type SlipPreview } from './slip-preview.ts';

/** What is asked: what if this item slips by so many working days. */
export interface SlipQuestion extends ItemRef {
  readonly days: number;
  /** Ids of what is to stay where it is. */
  readonly held: ReadonlySet<string>;
  /** While it is in the hand only the picture answers; the card does once it is dropped. */
  readonly by: 'card' | 'drag';
}

/** No float, or at most a week of it. */
export type Criticality = 'critical' | 'near';

export interface ScheduleState {
  readonly network: Computed<ScheduleNetwork>;
  readonly path: Computed<CriticalPath>;
  /** Whether the picture shows what is critical. */
  readonly criticalShown: Atom<boolean>;
  /** Items by how critical they are; null while that is not shown. */
  readonly critical: Computed<ReadonlyMap<string, Criticality> | null>;
  /** Ids of the dependencies of the critical path; empty while it is not shown. */
  readonly criticalLinks: Computed<ReadonlySet<string>>;
  /** Ids of what stays bright while the rest fades, by the filter and by the critical path; null when nothing fades. */
  readonly bright: Computed<ReadonlySet<string> | null>;
  readonly slip: Atom<SlipQuestion | null>;
  /** The answer, from the board as it is now: what others change meanwhile counts at once. */
  readonly preview: Computed<SlipPreview | null>;
}

interface Sources {
  readonly view: Atom<BoardView>;
  readonly initiatives: Signal<BoardView['initiatives']>;
  readonly milestones: Signal<BoardView['milestones']>;
  readonly dependencies: Signal<BoardView['dependencies']>;
  readonly calendar: Signal<WorkingCalendar>;
  readonly filtered: Signal<ReadonlySet<string> | null>;
}

const NO_LINKS: ReadonlySet<string> = new Set();

/** Worked out when dates, links or the calendar change, and only once somebody looks: never in a frame. */
export function createScheduleState(sources: Sources): ScheduleState {
  const { view, initiatives, milestones, dependencies, calendar, filtered } = sources;
  const network = computed('network', () => {
    // Reading the whole view would make every edit of a risk work it out again.
    initiatives.get();
    milestones.get();
    dependencies.get();
    calendar.get();
    return networkOfBoard(view.__unsafe__getWithoutCapture());
  });
  const path = computed('critical path', () => criticalPathOf(network.get()));
  const criticalShown = atom('critical shown', false);
  const critical = computed('critical items', () => (criticalShown.get() ? criticalityOf(path.get()) : null));
  const slip = atom<SlipQuestion | null>('slip', null);
  return {
    network,
    path,
    criticalShown,
    critical,
    criticalLinks: computed('critical links', () => {
      if (!criticalShown.get()) return NO_LINKS;
      const shown = path.get();
      const links = network.get().links.filter((link) => link.dependencyId !== null && isCriticalLink(shown, link));
      return new Set(links.flatMap(({ dependencyId }) => dependencyId ?? []));
    }),
    bright: computed('bright', () => {
      const [asked, shown] = [filtered.get(), critical.get()];
      if (shown === null) return asked;
      return new Set([...shown.keys()].filter((id) => asked?.has(id) ?? true));
    }),
    slip,
    preview: computed('preview of a slip', () => {
      const question = slip.get();
      return question && previewSlip(view.get(), network.get(), question, calendar.get());
    }),
  };
}

function criticalityOf(path: CriticalPath): ReadonlyMap<string, Criticality> {
  const found = new Map<string, Criticality>();
  path.network.items.forEach(({ id, over, hard }, index) => {
    if (over) return;
    if (isCritical(path, index)) found.set(id, 'critical');
    else if (!hard && (path.totalFloat[index] ?? 0) <= TIGHT_DAYS) found.set(id, 'near');
  });
  return found;
}

/** A week, to begin with. */
const FIRST_SLIP = 5;

/** Asks what if an item slips: the card opens, the picture answers. */
export function askSlip({ schedule }: { readonly schedule: ScheduleState }, { kind, id }: ItemRef): void {
  schedule.slip.set({ kind, id, days: FIRST_SLIP, held: new Set(), by: 'card' });
}
