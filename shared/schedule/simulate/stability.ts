/** P80 counts as known when the half width of its 95 % interval is at most this many working days. */
export const STABLE_WITHIN_DAYS = 0.5;
const FEWEST_BATCHES = 4;

/** 97.5 % points of Student's t for 1, 2, 3 ... degrees of freedom. */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093,
];

/** P80 of each watched finish, batch by batch: batches are independent, so their spread says how well P80 is known. */
export class Stability {
  private readonly batches: Float64Array[] = [];

  add(p80s: Float64Array): void {
    this.batches.push(p80s);
  }

  /** Half width of the 95 % interval of the worst known P80, in working days; Infinity while there are too few batches. */
  halfWidth(): number {
    const count = this.batches.length;
    if (count < FEWEST_BATCHES) return Number.POSITIVE_INFINITY;
    const t = T[count - 2] ?? 1.96;
    let worst = 0;
    for (let i = 0; i < (this.batches[0]?.length ?? 0); i++) {
      const values = this.batches.map((batch) => batch[i] ?? 0);
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      worst = Math.max(worst, t * Math.sqrt(squares / (count - 1) / count));
    }
    return worst;
  }

  isStable(): boolean {
    return this.halfWidth() <= STABLE_WITHIN_DAYS;
  }
}
