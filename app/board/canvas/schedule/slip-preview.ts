import type { BoardView } from '#shared/board/board-view.ts';
import type { ScheduleNetwork } from '#shared/schedule/network.ts';
import { type NewDates, type SlipTouches, slipChanges, slipTouches } from '#shared/schedule/slip-changes.ts';
import { propagateSlip, type SlipMove } from '#shared/schedule/slip-propagation.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';

/** An item that a slip reaches. `change` is null where it stays; `late`: days behind a date imposed on it, 0 in time. */
export interface SlipRow {
  readonly id: string;
  readonly kind: 'initiatives' | 'milestones';
  readonly title: string;
  readonly days: number;
  readonly stays: SlipMove['stays'];
  readonly late: number;
  readonly change: NewDates | null;
}

/** A dependency that the slip leaves shorter than it is. */
export interface SlipShort {
  readonly from: string;
  readonly to: string;
  readonly daysShort: number;
}

/** The answer to "what if this slips". Without rows where it can't slip: `refusal` says why. */
export interface SlipPreview {
  readonly rows: readonly SlipRow[];
  readonly changes: readonly NewDates[];
  readonly short: readonly SlipShort[];
  readonly touches: SlipTouches;
  readonly refusal: string | null;
}

interface Question {
  readonly id: string;
  readonly days: number;
  readonly held: ReadonlySet<string>;
}

/** What a slip does to the board as it is. */
export function previewSlip(
  view: BoardView,
  network: ScheduleNetwork,
  { id, days, held }: Question,
  calendar: WorkingCalendar,
): SlipPreview {
  const source = network.indexOf.get(id);
  const refusal = refusalOf(view, network, id);
  const heldItems = new Set([...held].flatMap((heldId) => network.indexOf.get(heldId) ?? []));
  const slips = source === undefined || refusal ? [] : [{ item: source, days }];
  const wave = propagateSlip(network, slips, heldItems);
  const changes = slipChanges(view, network, wave.moves, calendar);
  const changeOf = new Map(changes.map((change) => [change.id, change]));
  const late = new Map(wave.brokenDates.map(({ item, daysLate }) => [item, daysLate]));
  const rows = wave.moves.flatMap(({ item: index, days: moved, stays }): SlipRow[] => {
    const item = network.items[index];
    const title = item && titleIn(view, item.id);
    if (!item || title === undefined) return [];
    const change = changeOf.get(item.id) ?? null;
    return [{ id: item.id, kind: item.kind, title, days: moved, stays, late: late.get(index) ?? 0, change }];
  });
  const short = wave.shortLinks.flatMap(({ link: at, daysShort }): SlipShort[] => {
    const link = network.links[at];
    const [from, to] = [network.items[link?.from ?? -1], network.items[link?.to ?? -1]];
    const [fromTitle, toTitle] = [from && titleIn(view, from.id), to && titleIn(view, to.id)];
    return link?.dependencyId && fromTitle && toTitle ? [{ from: fromTitle, to: toTitle, daysShort }] : [];
  });
  return { rows, changes, short, touches: slipTouches(view, changes), refusal };
}

/** Why an item can't be asked about; null where it can. */
function refusalOf(view: BoardView, network: ScheduleNetwork, id: string): string | null {
  const item = network.items[network.indexOf.get(id) ?? -1];
  if (!item && titleIn(view, id) === undefined) return 'It is gone: somebody deleted it.';
  if (!item) return 'It has no place in the schedule yet: give it a start and an end first.';
  return item.over ? 'It is over: what is done or dropped does not slip.' : null;
}

export function titleIn(view: BoardView, id: string): string | undefined {
  return (view.initiatives.byId.get(id) ?? view.milestones.byId.get(id))?.title;
}
