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

  override async get(): ReturnType<Histogram['get']> {
    const { bounds, counts, sum } = this.#read();
    let count = 0;
    const buckets = counts.map((found, i) => {
      count += found;
      return { labels: { le: bounds[i] ?? '+Inf' }, value: count, metricName: `${this.#name}_bucket` };
    });
    const values = [
      ...buckets,
      { labels: {}, value: sum, metricName: `${this.#name}_sum` },
      { labels: {}, value: count, metricName: `${this.#name}_count` },
    ];
    return { ...(await super.get()), help: this.#help, values };
  }
}
