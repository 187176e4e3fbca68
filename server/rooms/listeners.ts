import type { Logger } from 'pino';

/** Who wants to be told of something. One that fails must not keep the others, or the room, from going on. */
export class Listeners<T> {
  readonly #log: Logger;
  readonly #all = new Set<(event: T) => void>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Answers what ends it. */
  add(listener: (event: T) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(event: T): void {
    for (const listener of this.#all) {
      try {
        listener(event);
      } catch (error) {
        this.#log.error({ err: error }, 'A listener of the rooms failed');
      }
    }
  }
}
