import type { NetworkItem, NetworkLink, ScheduleNetwork } from './network.ts';

/** What fixes the early dates of an item, where it is no link. */
export const BY_PLAN = -1;
export const BY_NOT_BEFORE = -2;
/** What fixes the late dates of an item, where it is no imposed date: the end of the whole plan. */
export const BY_END = -1;

/**
 * Early and late dates of each item of a network, by its index. All are moments or working days (network.ts). Over items keep
 * their dates and have no float that means anything.
 */
export interface CriticalPath {
  readonly network: ScheduleNetwork;
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
  /** LS - ES: how far it can move before the end of the plan moves or an imposed date breaks; negative: by how much one can't hold. */
  readonly totalFloat: Float64Array;
  /** ES(next) - lag - EF: how far it can move before anything else moves. */
  readonly freeFloat: Float64Array;
  /** Index of the link that fixes the early dates, BY_PLAN or BY_NOT_BEFORE. */
  readonly driver: Int32Array;
  /** Index of the item whose imposed date fixes the late dates, or BY_END. */
  readonly imposer: Int32Array;
  /** The moment at which the last item that is not over is finished; null where all are over. */
  readonly end: number | null;
}

/**
 * Forward and backward pass (Kelley and Walker 1959; link types as in the precedence diagram method), in time linear in items
 * and links. Work that has not begun starts no earlier than it is placed; work that has begun keeps its start and can only
 * finish later (retained logic: what is left of it waits for its predecessors). Why: docs/decisions/022.
 */
export function criticalPath(network: ScheduleNetwork): CriticalPath {
  const count = network.items.length;
  const path = {
    network,
    earlyStart: new Float64Array(count),
    earlyFinish: new Float64Array(count),
    lateStart: new Float64Array(count),
    lateFinish: new Float64Array(count),
    totalFloat: new Float64Array(count),
    freeFloat: new Float64Array(count),
    driver: new Int32Array(count).fill(BY_PLAN),
    imposer: new Int32Array(count).fill(BY_END),
  };
  for (const index of network.order) forward(path, index);
  const end = endOf(path);
  for (let i = network.order.length - 1; i >= 0; i--) backward(path, network.order[i] ?? 0, end ?? 0);
  return { ...path, end };
}

type Passes = Omit<CriticalPath, 'end'>;

function forward(path: Passes, index: number): void {
  const { items, links, incoming } = path.network;
  const item = items[index];
  if (!item) return;
  // The moment that can move: the finish of what has begun, the start of everything else.
  let moment = item.begun ? item.finish : item.start;
  if (!item.begun && !item.over && item.notBefore !== null && item.notBefore > moment) {
    moment = item.notBefore;
    path.driver[index] = BY_NOT_BEFORE;
  }
  for (const at of incoming[index] ?? []) {
    const link = links[at];
    if (!link) continue;
    const allowed = earliestBy(path, link, item);
    // Of several that drive, the first; a link that leaves no room drives before the plan does.
    if (allowed < moment || (allowed === moment && path.driver[index] !== BY_PLAN)) continue;
    moment = allowed;
    path.driver[index] = at;
  }
  path.earlyStart[index] = item.begun ? item.start : moment;
  path.earlyFinish[index] = item.begun ? moment : moment + item.duration;
}

/** The earliest moment at which a link lets its successor start (finish, once it has begun). */
function earliestBy({ earlyStart, earlyFinish }: Passes, { from, type, lag }: NetworkLink, to: NetworkItem): number {
  const bound = ((type === 'FS' || type === 'FF' ? earlyFinish : earlyStart)[from] ?? 0) + lag;
  const bindsStart = type === 'FS' || type === 'SS';
  if (to.begun) return bindsStart ? bound + to.remaining : bound;
  return bindsStart ? bound : bound - to.duration;
}

function endOf({ network, earlyFinish }: Passes): number | null {
  let end: number | null = null;
  network.items.forEach((item, index) => {
    const finish = earlyFinish[index] ?? 0;
    if (!item.over && (end === null || finish > end)) end = finish;
  });
  return end;
}

function backward(path: Passes, index: number, end: number): void {
  const { items, links, outgoing } = path.network;
  const item = items[index];
  if (!item) return;
  const [start, finish] = [path.earlyStart[index] ?? 0, path.earlyFinish[index] ?? 0];
  let late = item.over ? finish : end;
  let free = late - finish;
  if (!item.over && item.deadline !== null && item.deadline < late) {
    late = item.deadline;
    path.imposer[index] = index;
  }
  for (const at of outgoing[index] ?? []) {
    const link = links[at];
    const to = link && items[link.to];
    // When work that has begun started is a fact: nothing that follows from it can be late by moving it.
    if (!link || !to || (item.begun && (link.type === 'SS' || link.type === 'SF'))) continue;
    const allowed = latestBy(path, link, item, to);
    free = Math.min(free, slackAtEarly(path, link));
    if (allowed >= late) continue;
    late = allowed;
    path.imposer[index] = path.imposer[link.to] ?? BY_END;
  }
  path.lateFinish[index] = late;
  path.lateStart[index] = late - (finish - start);
  path.totalFloat[index] = late - finish;
  path.freeFloat[index] = Math.max(0, Math.min(free, late - finish));
}

/** The latest moment at which a link lets its predecessor finish. */
function latestBy(
  { lateStart, lateFinish }: Passes,
  { to: index, type, lag }: NetworkLink,
  from: NetworkItem,
  to: NetworkItem,
): number {
  const finish = lateFinish[index] ?? 0;
  const bindsStart = type === 'FS' || type === 'SS';
  const constrained = !bindsStart ? finish : to.begun ? finish - to.remaining : (lateStart[index] ?? 0);
  return constrained - lag + (type === 'FS' || type === 'FF' ? 0 : from.duration);
}

/** Working days that a link leaves between the early dates of its ends. */
export function slackAtEarly(path: Passes, link: NetworkLink): number {
  const to = path.network.items[link.to];
  if (!to) return 0;
  const moment = (to.begun ? path.earlyFinish : path.earlyStart)[link.to] ?? 0;
  return moment - earliestBy(path, link, to);
}

/**
 * Whether an item is critical: it has no float, so that any slip of it moves the end of the plan or breaks an imposed date. A hard
 * milestone has none by its nature: it is critical where something is due right when it is.
 */
export function isCritical({ network, totalFloat, driver }: CriticalPath, index: number): boolean {
  const item = network.items[index];
  const float = totalFloat[index] ?? 0;
  if (!item || item.over || float > 0) return false;
  return !item.hard || float < 0 || (driver[index] ?? BY_PLAN) >= 0;
}

/** Whether a link is critical: both its ends are, and it leaves no room. */
export function isCriticalLink(path: CriticalPath, link: NetworkLink): boolean {
  return isCritical(path, link.from) && isCritical(path, link.to) && slackAtEarly(path, link) === 0;
}

/** A step of a driving path: an item, and how it waits for the one before; null for the first. */
export interface DrivingStep {
  readonly item: number;
  readonly link: number | null;
  /** Working days of room at the link; 0 where it drives. */
  readonly slack: number;
}

/** What an item waits for, from the first to itself: at each, back along the link that leaves the least room. */
export function drivingPath(path: CriticalPath, index: number): readonly DrivingStep[] {
  const { links, incoming } = path.network;
  const steps: DrivingStep[] = [];
  for (let item: number | null = index; item !== null; ) {
    let tightest: DrivingStep = { item, link: null, slack: 0 };
    for (const at of incoming[item] ?? []) {
      const link = links[at];
      const slack = link ? slackAtEarly(path, link) : 0;
      if (link && (tightest.link === null || slack < tightest.slack)) tightest = { item, link: at, slack };
    }
    steps.push(tightest);
    item = tightest.link === null ? null : (links[tightest.link]?.from ?? null);
  }
  return steps.reverse();
}

const known = new WeakMap<ScheduleNetwork, CriticalPath>();

/** The passes of a network, made once for each network object. */
export function criticalPathOf(network: ScheduleNetwork): CriticalPath {
  const last = known.get(network) ?? criticalPath(network);
  known.set(network, last);
  return last;
}
