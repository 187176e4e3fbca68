/** How long one piece of long work may keep the event loop before others get a turn, in milliseconds. */
export const SLICE_MS = 10;

const waiting: (() => void)[] = [];

/**
 * Resolves when it is the caller's turn to keep the event loop for a slice. Whoever has long work takes turns, one a
 * round of the event loop, in the order they asked: between two slices, whosever they are, sockets are served.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(grant);
  });
}

function grant(): void {
  waiting[0]?.();
  waiting.shift();
  if (waiting.length > 0) setImmediate(grant);
}

/** Work in slices: says when a slice is used up, and counts the time that was worked. */
export class Slices {
  /** Milliseconds this work kept the event loop, without the current slice. */
  #worked = 0;
  #start = Number.POSITIVE_INFINITY;

  /** Waits for a turn, and begins a slice. To be called first, and whenever `used`. */
  async begin(): Promise<void> {
    await nextTurn();
    this.#start = performance.now();
  }

  get used(): boolean {
    return performance.now() - this.#start >= SLICE_MS;
  }

  get workedMs(): number {
    return this.#worked + Math.max(0, performance.now() - this.#start);
  }

  /** Ends a slice and waits for the next. */
  async rest(): Promise<void> {
    this.#worked = this.workedMs;
    this.#start = Number.POSITIVE_INFINITY;
    await this.begin();
  }

  /** Runs work that yields now and then to its end. */
  async run<T>(work: Generator<void, T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      if (this.used) await this.rest();
    }
  }
}

/** How much to do at a time so that it takes about so long: learns from what the last piece took. */
export class PieceSize {
  static readonly #TARGET_MS = 4;
  static readonly #LEAST = 1;
  static readonly #MOST = 256;
  #parts = 64;

  get parts(): number {
    return this.#parts;
  }

  took(ms: number): void {
    const factor = Math.min(2, Math.max(0.05, PieceSize.#TARGET_MS / Math.max(ms, 0.01)));
    this.#parts = Math.round(Math.min(PieceSize.#MOST, Math.max(PieceSize.#LEAST, this.#parts * factor)));
  }
}
