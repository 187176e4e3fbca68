import type { NetworkItem, NetworkLink, ScheduleNetwork } from './network.ts';

/** An item that is taken to slip, and by how many working days: positive, it can't be pulled in. */
export interface Slip {
  readonly item: number;
  readonly days: number;
}

/** An item that a slip moves: one that slips itself (`by` null), or one that a link forces. */
export interface SlipMove {
  readonly item: number;
  /** Working days later; of what has begun the finish alone. */
  readonly days: number;
  /** Index of the link that forces the most days. */
  readonly by: number | null;
  /** Left where it is, by choice or because it is hard: nothing that follows is moved for its sake. */
  readonly stays: 'held' | 'hard' | null;
}

/** An imposed date that does not hold after the slip. */
export interface BrokenDate {
  readonly item: number;
  /** Working days late after the slip, and before it (0 when it was in time). */
  readonly daysLate: number;
  readonly before: number;
}

/** A link that is short after the slip, and more than before: an end of it was held, is hard, or has begun. */
export interface ShortLink {
  readonly link: number;
  readonly daysShort: number;
}

export interface SlipWave {
  /** What moves or would have to, each after what forces it. */
  readonly moves: readonly SlipMove[];
  readonly brokenDates: readonly BrokenDate[];
  readonly shortLinks: readonly ShortLink[];
}

const NOBODY: ReadonlySet<number> = new Set();

/**
 * What must move when items slip, and by how much: only what links force. A gap takes up what it can; a link that is short
 * already keeps being short by as much, so that nobody's deliberate overlap is straightened by the way. Items of `held` stay where
 * they are. Linear in items and links.
 */
export function propagateSlip(
  network: ScheduleNetwork,
  slips: readonly Slip[],
  held: ReadonlySet<number> = NOBODY,
): SlipWave {
  const { items, links, order, incoming } = network;
  const asked = new Map(slips.map(({ item, days }) => [item, Math.max(0, Math.round(days))]));
  const shift = new Float64Array(items.length);
  const moves: SlipMove[] = [];
  for (const index of order) {
    const item = items[index];
    if (!item || item.over) continue;
    const own = asked.get(index) ?? 0;
    let days = own;
    let by: number | null = null;
    for (const at of incoming[index] ?? []) {
      const link = links[at];
      const from = link && items[link.from];
      const forced = link && from ? forcedBy(link, from, item, shift[link.from] ?? 0) : 0;
      if (forced <= days) continue;
      days = forced;
      by = at;
    }
    if (days === 0) continue;
    const stays = held.has(index) ? 'held' : item.hard && own === 0 ? 'hard' : null;
    moves.push({ item: index, days, by, stays });
    if (stays === null) shift[index] = days;
  }
  return { moves, brokenDates: brokenBy(network, moves), shortLinks: shortBy(network, moves, shift) };
}

/** Days that a link forces on its successor when its predecessor moves. */
function forcedBy(link: NetworkLink, from: NetworkItem, to: NetworkItem, days: number): number {
  if (days === 0 || (from.begun && !bindsFinish(link))) return 0;
  return Math.max(0, days - Math.max(0, roomOf(link, from, to)));
}

function bindsFinish({ type }: NetworkLink): boolean {
  return type === 'FS' || type === 'FF';
}

/** Days the predecessor can move before the successor must; what has begun waits with what is left of it (decision 022). */
function roomOf(link: NetworkLink, from: NetworkItem, to: NetworkItem): number {
  const startsLater = to.begun && (link.type === 'FS' || link.type === 'SS');
  return startsLater ? to.finish - to.remaining - boundOf(link, from) : plannedSlack(link, from, to);
}

function boundOf(link: NetworkLink, from: NetworkItem): number {
  return (bindsFinish(link) ? from.finish : from.start) + link.lag;
}

/** Slack of a link where people placed its ends: the same as slackOf in conflicts.ts. */
export function plannedSlack(link: NetworkLink, from: NetworkItem, to: NetworkItem): number {
  return (link.type === 'FS' || link.type === 'SS' ? to.start : to.finish) - boundOf(link, from);
}

function brokenBy({ items }: ScheduleNetwork, moves: readonly SlipMove[]): BrokenDate[] {
  return moves.flatMap(({ item: index, days, stays }) => {
    const item = items[index];
    if (!item || item.deadline === null || stays === 'held') return [];
    const daysLate = item.finish + days - item.deadline;
    return daysLate > 0 ? [{ item: index, daysLate, before: Math.max(0, item.finish - item.deadline) }] : [];
  });
}

function shortBy(network: ScheduleNetwork, moves: readonly SlipMove[], shift: Float64Array): ShortLink[] {
  const { items, links, incoming, outgoing } = network;
  const touched = new Set(moves.flatMap(({ item }) => [...(incoming[item] ?? []), ...(outgoing[item] ?? [])]));
  return [...touched].flatMap((at) => {
    const link = links[at];
    const [from, to] = [items[link?.from ?? -1], items[link?.to ?? -1]];
    if (!link || !from || !to) return [];
    const before = plannedSlack(link, from, to);
    const after = plannedSlack(link, movedItem(from, shift[link.from] ?? 0), movedItem(to, shift[link.to] ?? 0));
    return after < 0 && after < before ? [{ link: at, daysShort: -after }] : [];
  });
}

/** An item some days later; what has begun keeps its start. */
export function movedItem(item: NetworkItem, days: number): NetworkItem {
  if (days === 0) return item;
  const finish = item.finish + days;
  const start = item.begun ? item.start : item.start + days;
  const remaining = item.begun ? item.remaining + days : item.remaining;
  return { ...item, start, finish, duration: finish - start, remaining };
}
