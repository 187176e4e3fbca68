import type { CDPSession, Page } from 'playwright-core';

/** What Chromium says of a page: seconds of script since it was opened, bytes in use on its heap. */
export interface PageCosts {
  readonly script: number;
  readonly heap: number;
}

/** Asks Chromium about a page. */
export class CostMeter {
  readonly #cdp: CDPSession;
  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<CostMeter> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('HeapProfiler.enable');
    return new CostMeter(cdp);
  }

  async read(): Promise<PageCosts> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    const figure = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return { script: figure('ScriptDuration'), heap: figure('JSHeapUsedSize') };
  }

  /** Bytes of the heap that are really in use. */
  async heapInUse(): Promise<number> {
    await this.#cdp.send('HeapProfiler.collectGarbage');
    return (await this.read()).heap;
  }
}
