import type { Batch } from './batch.ts';
import { daysSlack, SAME, type Slack } from './criticality.ts';
import type { SimulationModel } from './simulation-model.ts';
import { BATCH_RUNS } from './stratified-draws.ts';

/** Sums over runs from which criticality, SSI and cruciality follow. Values are shifted near 0 before they are squared. */
export interface SensitivitySums {
  readonly varies: Uint8Array;
  readonly shift: Float64Array;
  readonly critical: Float64Array;
  readonly days: Float64Array;
  readonly daysSquared: Float64Array;
  readonly daysTimesEnd: Float64Array;
  readonly end: { shift: number; sum: number; squared: number; runs: number };
}

/** How much each item has to do with the finish in focus. */
export interface Sensitivity {
  /** Criticality index: the share of runs in which a longer item would move the finish (Van Slyke 1963). */
  readonly criticality: Float64Array;
  /** Schedule sensitivity index: criticality x sd(days) / sd(finish) (PMBOK; Vanhoucke 2010). */
  readonly ssi: Float64Array;
  /** Cruciality: |Pearson correlation| of the item's days with the finish (Williams 1992; CRI(r) of Vanhoucke). */
  readonly cruciality: Float64Array;
}

export function createSensitivitySums(model: SimulationModel): SensitivitySums {
  const { itemCount } = model;
  const varies = new Uint8Array(itemCount);
  for (let item = 0; item < itemCount; item++) if ((model.work.table[item] ?? -1) >= 0) varies[item] = 1;
  for (const item of model.riskItems) varies[item] = 1;
  const zeros = () => new Float64Array(itemCount);
  const end = { shift: Number.NaN, sum: 0, squared: 0, runs: 0 };
  return {
    varies,
    shift: zeros(),
    critical: zeros(),
    days: zeros(),
    daysSquared: zeros(),
    daysTimesEnd: zeros(),
    end,
  };
}

/** Adds the runs of a batch. */
export function addToSums(sums: SensitivitySums, batch: Batch, end: Float64Array, slack: Slack): void {
  const whole = sums.end;
  if (whole.runs === 0) {
    whole.shift = end[0] as number;
    sums.shift.forEach((_, item) => {
      sums.shift[item] = batch.days[item * BATCH_RUNS] as number;
    });
  }
  for (let run = 0; run < BATCH_RUNS; run++) {
    const value = (end[run] as number) - whole.shift;
    whole.sum += value;
    whole.squared += value * value;
  }
  whole.runs += BATCH_RUNS;
  for (let item = 0; item < sums.varies.length; item++) {
    const at = item * BATCH_RUNS;
    if ((slack.least[item] as number) <= SAME) {
      let count = 0;
      for (let run = at; run < at + BATCH_RUNS; run++) if (daysSlack(batch, slack, run) <= SAME) count++;
      sums.critical[item] = (sums.critical[item] as number) + count;
    }
    if (sums.varies[item]) addDays(sums, batch.days, end, item);
  }
}

function addDays(sums: SensitivitySums, days: Float64Array, end: Float64Array, item: number): void {
  const at = item * BATCH_RUNS;
  const shift = sums.shift[item] as number;
  const endShift = sums.end.shift;
  let sum = 0;
  let squared = 0;
  let product = 0;
  for (let run = 0; run < BATCH_RUNS; run++) {
    const value = (days[at + run] as number) - shift;
    sum += value;
    squared += value * value;
    product += value * ((end[run] as number) - endShift);
  }
  sums.days[item] = (sums.days[item] as number) + sum;
  sums.daysSquared[item] = (sums.daysSquared[item] as number) + squared;
  sums.daysTimesEnd[item] = (sums.daysTimesEnd[item] as number) + product;
}

export function sensitivityOf(sums: SensitivitySums): Sensitivity {
  const { runs, sum, squared } = sums.end;
  const endDeviation = Math.sqrt(Math.max(squared / runs - (sum / runs) ** 2, 0));
  const criticality = sums.critical.map((count) => count / runs);
  const deviation = sums.days.map((days, item) => {
    return Math.sqrt(Math.max((sums.daysSquared[item] as number) / runs - (days / runs) ** 2, 0));
  });
  return {
    criticality,
    ssi: deviation.map((own, item) => (endDeviation > 0 ? ((criticality[item] as number) * own) / endDeviation : 0)),
    cruciality: deviation.map((own, item) => {
      if (own < 1e-9 || endDeviation < 1e-9) return 0;
      const product = (sums.daysTimesEnd[item] as number) / runs;
      const covariance = product - ((sums.days[item] as number) / runs) * (sum / runs);
      return Math.min(Math.abs(covariance / (own * endDeviation)), 1);
    }),
  };
}
