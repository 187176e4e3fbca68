import { clock } from '../clock.ts';
import { dialectOf } from './dialect.ts';
import { Histogram } from './histogram.ts';
import type { CrowdPlan, CrowdState } from './load-operations.ts';
import { type BoardCopy, ReturningClient } from './returning-client.ts';

/** Clients that want nothing but the document, and come back when their sockets end, as stock clients do. */
export class Crowd {
  readonly #clients: ReturningClient[] = [];
  readonly #counts = { tries: 0, refused: 0 };
  #since = clock();

  /** Opens all of them at once. */
  constructor({ dialect, url, boards, membersPerBoard, minBytes, presence }: CrowdPlan) {
    for (const [board, docId] of boards.entries()) {
      const copy: BoardCopy = { step1: null, step2: null };
      for (let member = 0; member < membersPerBoard; member++) {
        const client = board * membersPerBoard + member;
        const options = { url, docId, client, dialect: dialectOf(dialect, docId), minBytes, presence };
        this.#clients.push(new ReturningClient({ ...options, copy, counts: this.#counts }));
      }
    }
    for (const client of this.#clients) client.open();
  }

  /** From now on counts who comes back, and after how long. */
  expectReturn(): void {
    this.#since = clock();
    this.#counts.tries = 0;
    this.#counts.refused = 0;
    for (const client of this.#clients) client.expectReturn();
  }

  /** Cuts all lines at once, as a network that breaks does. */
  cut(): void {
    this.expectReturn();
    for (const client of this.#clients) client.cut();
  }

  state(): CrowdState {
    const times = new Histogram();
    for (const { syncedAt } of this.#clients) if (syncedAt !== null) times.add(syncedAt - this.#since);
    const { tries, refused } = this.#counts;
    const data = times.data();
    return { clients: this.#clients.length, synced: data.total, times: data, tries, refused };
  }

  leave(): void {
    for (const client of this.#clients) client.leave();
  }
}
