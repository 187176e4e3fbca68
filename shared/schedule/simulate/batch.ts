import { TABLE_CELLS } from './quantile-tables.ts';
import { FROM_FINISH, type SimulationModel, TO_FINISH } from './simulation-model.ts';
import { BATCH_RUNS, stratifiedDraws } from './stratified-draws.ts';

/** The runs of one batch. Items' values lie item by item, BATCH_RUNS each; so do those of risks. */
export interface Batch {
  readonly days: Float64Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** Of risk r: how many runs it happens in, which (from r * BATCH_RUNS on), and the days it costs there. */
  readonly happened: Int32Array;
  readonly happenedIn: Int32Array;
  readonly happenedDays: Float64Array;
  /** The days that the same run would cost after the actions, of the same draws; 0 where it would not happen. */
  readonly happenedDaysAfter: Float64Array;
  /** Draws in [0, 1] of whatever is worked on. */
  readonly draws: Float64Array;
  readonly eventDraws: Float64Array;
}

/** Room for a batch of a model, used again for each. */
export function createBatch({ itemCount, riskCount }: SimulationModel): Batch {
  const items = itemCount * BATCH_RUNS;
  const risks = riskCount * BATCH_RUNS;
  return {
    days: new Float64Array(items),
    start: new Float64Array(items),
    finish: new Float64Array(items),
    happened: new Int32Array(riskCount),
    happenedIn: new Int32Array(risks),
    happenedDays: new Float64Array(risks),
    happenedDaysAfter: new Float64Array(risks),
    draws: new Float64Array(BATCH_RUNS),
    eventDraws: new Float64Array(BATCH_RUNS),
  };
}

/** Draws and schedules the runs of batch number `number`. */
export function runBatch(model: SimulationModel, batch: Batch, seed: number, number: number): void {
  for (let item = 0; item < model.itemCount; item++) {
    drawWork(model, item, seed, number, batch.days, item * BATCH_RUNS, batch.draws);
  }
  for (let risk = 0; risk < model.riskCount; risk++) drawRisk(model, batch, risk, seed, number);
  for (const item of model.order) scheduleItem(model, batch, item);
}

/** Draws the days of an item's own work, without risks, into `days` from `at` on. */
export function drawWork(
  model: SimulationModel,
  item: number,
  seed: number,
  number: number,
  days: Float64Array,
  at: number,
  draws: Float64Array,
): void {
  const { fixed, scale, table } = model.work;
  const base = fixed[item] as number;
  const quantiles = model.tables[table[item] as number];
  if (!quantiles) {
    days.fill(base, at, at + BATCH_RUNS);
    return;
  }
  stratifiedDraws(draws, seed, model.workStream[item] as number, number);
  const span = scale[item] as number;
  for (let run = 0; run < BATCH_RUNS; run++) {
    const place = (draws[run] as number) * TABLE_CELLS;
    const cell = place | 0;
    const low = quantiles[cell] as number;
    days[at + run] = base + span * (low + (place - cell) * ((quantiles[cell + 1] as number) - low));
  }
}

/** One draw for all that a risk touches: whether it happens in a run, and how many days it costs then. */
function drawRisk(model: SimulationModel, batch: Batch, risk: number, seed: number, number: number): void {
  const { draws, eventDraws, happenedIn, happenedDays, happenedDaysAfter } = batch;
  const probability = model.probability[risk] as number;
  const probabilityAfter = model.probabilityAfter[risk] as number;
  stratifiedDraws(eventDraws, seed, model.eventStream[risk] as number, number);
  stratifiedDraws(draws, seed, model.impactStream[risk] as number, number);
  const from = risk * BATCH_RUNS;
  let to = from;
  for (let run = 0; run < BATCH_RUNS; run++) {
    const event = eventDraws[run] as number;
    const isToday = event < probability;
    const isAfter = event < probabilityAfter;
    if (!isToday && !isAfter) continue;
    const draw = draws[run] as number;
    happenedIn[to] = run;
    happenedDays[to] = isToday ? impactAt(model, model.impact, risk, draw) : 0;
    happenedDaysAfter[to++] = isAfter ? impactAt(model, model.impactAfter, risk, draw) : 0;
  }
  batch.happened[risk] = to - from;
  for (let i = model.riskItemsAt[risk] as number; i < (model.riskItemsAt[risk + 1] as number); i++) {
    const at = (model.riskItems[i] as number) * BATCH_RUNS;
    for (let hit = from; hit < to; hit++) {
      batch.days[at + (happenedIn[hit] as number)] =
        (batch.days[at + (happenedIn[hit] as number)] as number) + (happenedDays[hit] as number);
    }
  }
}

function impactAt(model: SimulationModel, impact: SimulationModel['impact'], risk: number, draw: number): number {
  const quantiles = model.tables[impact.table[risk] as number];
  const fixed = impact.fixed[risk] as number;
  if (!quantiles) return fixed;
  const place = draw * TABLE_CELLS;
  const cell = place | 0;
  const low = quantiles[cell] as number;
  return fixed + (impact.scale[risk] as number) * (low + (place - cell) * ((quantiles[cell + 1] as number) - low));
}

/**
 * The forward pass of one item through all runs, with links as in network.ts. A link to the finish holds the finish alone: the
 * work is stretched, its start stays. So no day added anywhere makes anything earlier (pushing the start along would, through
 * links that begin at it).
 */
function scheduleItem(model: SimulationModel, { days, start, finish }: Batch, item: number): void {
  const at = item * BATCH_RUNS;
  const firstLink = model.linksTo[item] as number;
  const lastLink = model.linksTo[item + 1] as number;
  start.fill(model.earliestStart[item] as number, at, at + BATCH_RUNS);
  for (let link = firstLink; link < lastLink; link++) {
    if (((model.linkEnds[link] as number) & TO_FINISH) === 0) bind(model, link, start, finish, start, at);
  }
  const earliestFinish = model.earliestFinish[item] as number;
  for (let run = at; run < at + BATCH_RUNS; run++) {
    const last = (start[run] as number) + (days[run] as number);
    finish[run] = last > earliestFinish ? last : earliestFinish;
  }
  for (let link = firstLink; link < lastLink; link++) {
    if ((model.linkEnds[link] as number) & TO_FINISH) bind(model, link, start, finish, finish, at);
  }
}

/** Raises `target` of an item to what a link demands. */
function bind(
  model: SimulationModel,
  link: number,
  start: Float64Array,
  finish: Float64Array,
  target: Float64Array,
  at: number,
): void {
  const lag = model.linkLag[link] as number;
  const source = (model.linkEnds[link] as number) & FROM_FINISH ? finish : start;
  const shift = (model.linkFrom[link] as number) * BATCH_RUNS - at;
  for (let run = at; run < at + BATCH_RUNS; run++) {
    const bound = (source[run + shift] as number) + lag;
    if (bound > (target[run] as number)) target[run] = bound;
  }
}
