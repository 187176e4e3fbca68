import type { SimulationSettings } from '#shared/board/records/board-meta.ts';
import type { DependencyType } from '#shared/board/records/dependency.ts';
import type { ThreePoint } from '#shared/board/records/fields.ts';
import { linkLists, topologicalOrder } from '../topological-order.ts';
import { logNormalTable, type QuantileTable, threePointTable } from './quantile-tables.ts';
import { type DrawnDays, FROM_FINISH, type SimulationModel, TO_FINISH } from './simulation-model.ts';
import { streamOf } from './stratified-draws.ts';

/** Days of work or delay: certain, between three points, or a median whose P80 is `p80` times as long. */
export type Days =
  | { readonly certain: number }
  | { readonly points: ThreePoint; readonly share?: number }
  | { readonly median: number; readonly p80: number };

export interface ModelItem {
  /** Names its random stream. */
  readonly id: string;
  readonly work: Days;
  /** Days of it that are certain beside those: 0 unless told. */
  readonly done?: number;
  readonly earliestStart: number;
  readonly earliestFinish?: number;
  readonly countsForEnd: boolean;
  readonly promised: number | null;
  readonly isWatched: boolean;
}

export interface ModelLink {
  readonly from: number;
  readonly to: number;
  readonly type: DependencyType;
  readonly lag: number;
}

export interface ModelRisk {
  readonly id: string;
  readonly probability: number;
  readonly impact: ThreePoint;
  readonly probabilityAfter: number;
  readonly impactAfter: ThreePoint;
  /** Indices of the items it delays. */
  readonly items: readonly number[];
}

/** Longer than this (some 400 years) is no plan: keeps sums of anything that people type finite. */
const MOST_DAYS = 100_000;

/** What a model is made of. Plain: it can be posted to a worker. */
export interface ModelParts {
  readonly items: readonly ModelItem[];
  readonly links: readonly ModelLink[];
  readonly risks: readonly ModelRisk[];
  readonly distribution: SimulationSettings['distribution'];
}

/** Lays items, links (without cycles) and risks out as the arrays that are simulated. */
export function buildModel({ items, links: allLinks, risks, distribution }: ModelParts): SimulationModel {
  const links = withoutRepeats(allLinks);
  const tables: QuantileTable[] = [];
  const lists = linkLists(items.length, links);
  const sorted = lists.incoming.flatMap((into) => Array.from(into, (index) => links[index] as ModelLink));
  const days = (list: readonly Days[]) => drawnDays(list, distribution, tables);
  return {
    itemCount: items.length,
    order: topologicalOrder(links, lists),
    earliestStart: Float64Array.from(items, ({ earliestStart }) => earliestStart),
    earliestFinish: Float64Array.from(items, ({ earliestFinish }) => earliestFinish ?? Number.NEGATIVE_INFINITY),
    work: withDone(days(items.map(({ work }) => work)), items),
    workStream: Uint32Array.from(items, ({ id }) => streamOf(`work ${id}`)),
    countsForEnd: Uint8Array.from(items, ({ countsForEnd }) => Number(countsForEnd)),
    promised: Float64Array.from(items, ({ promised }) => promised ?? Number.NaN),
    watched: Int32Array.from(items.flatMap(({ isWatched }, index) => (isWatched ? [index] : []))),
    linksTo: offsetsOf(lists.incoming.map(({ length }) => length)),
    linkFrom: Int32Array.from(sorted, ({ from }) => from),
    linkEnds: Uint8Array.from(sorted, ({ type }) => endsOf(type)),
    linkLag: Float64Array.from(sorted, ({ lag }) => lag),
    riskCount: risks.length,
    probability: Float64Array.from(risks, ({ probability }) => probability),
    impact: days(risks.map(({ impact }) => ({ points: impact }))),
    probabilityAfter: Float64Array.from(risks, ({ probabilityAfter }) => probabilityAfter),
    impactAfter: days(risks.map(({ impactAfter }) => ({ points: impactAfter }))),
    eventStream: Uint32Array.from(risks, ({ id }) => streamOf(`event ${id}`)),
    impactStream: Uint32Array.from(risks, ({ id }) => streamOf(`impact ${id}`)),
    riskItemsAt: offsetsOf(risks.map((risk) => risk.items.length)),
    riskItems: Int32Array.from(risks.flatMap((risk) => risk.items)),
    tables,
  };
}

/** Of links between the same ends of the same items only the longest lag binds. */
function withoutRepeats(links: readonly ModelLink[]): readonly ModelLink[] {
  const longest = new Map<string, ModelLink>();
  for (const link of links) {
    const name = `${link.type} ${link.from} ${link.to}`;
    const known = longest.get(name);
    if (!known || known.lag < link.lag) longest.set(name, link);
  }
  return longest.size === links.length ? links : [...longest.values()];
}

function withDone(work: DrawnDays, items: readonly ModelItem[]): DrawnDays {
  return { ...work, fixed: work.fixed.map((days, index) => days + within(items[index]?.done ?? 0)) };
}

function endsOf(type: DependencyType): number {
  return (type.startsWith('F') ? FROM_FINISH : 0) | (type.endsWith('F') ? TO_FINISH : 0);
}

function offsetsOf(lengths: readonly number[]): Int32Array {
  const offsets = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + length;
  });
  return offsets;
}

function drawnDays(
  list: readonly Days[],
  distribution: SimulationSettings['distribution'],
  tables: QuantileTable[],
): DrawnDays {
  const drawn = {
    fixed: new Float64Array(list.length),
    scale: new Float64Array(list.length),
    table: new Int32Array(list.length).fill(-1),
  };
  const tableAt = new Map<string, number>();
  const tableOf = (name: string, make: () => QuantileTable) => {
    const index = tableAt.get(name) ?? tables.push(make()) - 1;
    tableAt.set(name, index);
    return index;
  };
  list.forEach((days, i) => {
    const [low, mode, high] = pointsOf(days);
    drawn.fixed[i] = low;
    if (high <= low) return;
    drawn.scale[i] = high - low;
    if ('median' in days) drawn.table[i] = tableOf(`p80 ${days.p80}`, () => logNormalTable(days.p80));
    else {
      const place = (mode - low) / (high - low);
      drawn.table[i] = tableOf(`mode ${place}`, () => threePointTable(distribution, place));
    }
  });
  return drawn;
}

/** From where to where a table of 0 to 1 is spread; a median stretches a table whose median is 1. */
function pointsOf(days: Days): readonly [number, number, number] {
  if ('certain' in days) return [within(days.certain), within(days.certain), within(days.certain)];
  if ('median' in days) {
    const median = within(days.median);
    return days.p80 > 1 ? [0, median, median] : [median, median, median];
  }
  const { optimistic, mostLikely, pessimistic } = days.points;
  const share = days.share ?? 1;
  return [within(optimistic) * share, within(mostLikely) * share, within(pessimistic) * share];
}

/** No work takes less than no time. */
function within(days: number): number {
  return Math.min(Math.max(days, 0), MOST_DAYS);
}
