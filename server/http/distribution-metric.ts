import { Histogram } from 'prom-client';
import type { Distribution } from '#server/rooms/distribution.ts';

/** Shows a distribution that a service keeps as a Prometheus histogram. */
export class DistributionMetric extends Histogram {
  readonly #name: string;
  readonly #help: string;
  readonly #read: () => Distribution;

  constructor(name: string, help: string, read: () => Distribution) {
    super({ name, help, registers: [] });
    this.#name = name;
    this.#help = help;
    this.#read = read;
  }

  /** What the registry, and `get`, ask a histogram of prom-client for. */
  async getForPromString() {
    const { bounds, counts, sum } = this.#read();
    const name = this.#name;
    let count = 0;
    const buckets = counts.map((found, i) => {
      count += found;
      return { labels: { le: bounds[i] ?? '+Inf' }, value: count, metricName: `${name}_bucket` };
    });
    const values = [
      ...buckets,
      { labels: {}, value: sum, metricName: `${name}_sum` },
      { labels: {}, value: count, metricName: `${name}_count` },
    ];
    return { name, help: this.#help, type: 'histogram', values, aggregator: 'sum' };
  }
}
