import type { BoardView } from '#shared/board/board-view.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { type NetworkItem, type NetworkLink, networkOfBoard, type ScheduleNetwork } from '../network.ts';
import type { ModelItem, ModelLink, ModelParts, ModelRisk } from './build-model.ts';
import { workLeft } from './work-left.ts';

/** A board's schedule as it is simulated: items by the indices of its network, and what is behind the risks. */
export interface BoardParts extends ModelParts {
  readonly network: ScheduleNetwork;
  /** The records of `risks`, in the same order. */
  readonly riskRecords: readonly SimulatedRisk[];
  /** Open threats to work that is still to be done, without the numbers to count them: probability or delay is missing. */
  readonly risksWithoutNumbers: readonly Risk[];
  /** Initiatives to be done whose days are taken as certain: neither estimate nor confidence is given. */
  readonly certainIds: readonly string[];
}

export interface SimulatedRisk {
  readonly risk: Risk;
  /** Whether a probability or a delay after the actions is given; else "after" is the same as today. */
  readonly isAfterKnown: boolean;
}

/**
 * The network of a board (docs/decisions/022: where bars stand is where they start at the earliest) with what is uncertain about it:
 * the days of work that is left, and every open threat with a probability and a delay. What happened already is in the
 * dates; what is closed is none any more; opportunities save no days.
 */
export function partsOfBoard(view: BoardView): BoardParts {
  const network = networkOfBoard(view);
  const items = network.items.map((item) => modelItem(view, item));
  const { links, floors } = modelLinks(network);
  floors.forEach(({ start, finish }, index) => {
    const item = items[index];
    if (!item) return;
    const earliestStart = Math.max(item.earliestStart, start);
    items[index] = { ...item, earliestStart, earliestFinish: finish };
  });
  const touching = threatsOf(view, network);
  const counted = touching.flatMap(({ risk, indices }) => modelRisk(risk, indices) ?? []);
  const ids = new Set(counted.map(({ id }) => id));
  return {
    network,
    items,
    links,
    risks: counted,
    distribution: view.meta.simulation.distribution,
    riskRecords: touching.flatMap(({ risk }) =>
      ids.has(risk.id) ? { risk, isAfterKnown: risk.targetProbability !== null || risk.targetImpactDays !== null } : [],
    ),
    risksWithoutNumbers: touching.flatMap(({ risk }) => (ids.has(risk.id) ? [] : risk)),
    certainIds: network.items.flatMap(({ id, over, kind }) => {
      const initiative = kind === 'initiatives' ? view.initiatives.byId.get(id) : undefined;
      return initiative && !over && !initiative.estimate && !initiative.confidence ? id : [];
    }),
  };
}

function modelItem(view: BoardView, item: NetworkItem): ModelItem {
  const { id, over, begun, duration, start, finish, deadline, notBefore } = item;
  const common = { id, countsForEnd: !over, isWatched: item.kind === 'milestones' && !over };
  const initiative = view.initiatives.byId.get(id);
  if (over || !initiative) {
    return {
      ...common,
      work: { certain: duration },
      earliestStart: start,
      promised: over ? null : (deadline ?? finish),
    };
  }
  const promised = deadline ?? finish;
  const work = workLeft(initiative, duration);
  // What has begun goes on from where its progress stands on the bar; the rest of it waits for its predecessors.
  const done = duration * (initiative.progress / 100);
  if (begun) return { ...common, work, earliestStart: start + done, promised };
  return { ...common, work, done, earliestStart: Math.max(start, notBefore ?? start), promised };
}

interface Floor {
  readonly start: number;
  readonly finish: number;
}

/** When work began is a fact: a link that waits for that is a date for its successor. */
function modelLinks({ items, links }: ScheduleNetwork): { links: ModelLink[]; floors: Map<number, Floor> } {
  const floors = new Map<number, Floor>();
  const bound = links.filter((link) => {
    const from = items[link.from];
    if (!from?.begun || !startsIt(link)) return true;
    const moment = from.start + link.lag;
    const { start, finish } = floors.get(link.to) ?? {
      start: Number.NEGATIVE_INFINITY,
      finish: Number.NEGATIVE_INFINITY,
    };
    floors.set(
      link.to,
      link.type === 'SS' ? { start: Math.max(start, moment), finish } : { start, finish: Math.max(finish, moment) },
    );
    return false;
  });
  return { links: bound, floors };
}

function startsIt({ type }: NetworkLink): boolean {
  return type === 'SS' || type === 'SF';
}

/** Open threats, with the indices of what they touch that is not over. */
function threatsOf(view: BoardView, { items, indexOf }: ScheduleNetwork) {
  return view.risks.list.flatMap((risk) => {
    if (risk.kind !== 'threat' || (risk.status !== 'open' && risk.status !== 'watching')) return [];
    const indices = risk.initiativeIds.flatMap((id) => {
      const index = indexOf.get(id);
      return index === undefined || items[index]?.over ? [] : index;
    });
    return indices.length > 0 ? { risk, indices } : [];
  });
}

function modelRisk(risk: Risk, items: readonly number[]): ModelRisk | null {
  const { id, probability, impactDays, targetProbability, targetImpactDays } = risk;
  if (probability === null || impactDays === null) return null;
  return {
    id,
    probability,
    impact: impactDays,
    probabilityAfter: targetProbability ?? probability,
    impactAfter: targetImpactDays ?? impactDays,
    items,
  };
}
