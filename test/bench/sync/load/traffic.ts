import { createRandom } from '#test/fixtures/random.ts';
import { clock } from '../clock.ts';
import { BoardClient } from './board-client.ts';
import { dialectOf } from './dialect.ts';
import type { TrafficPlan } from './load-operations.ts';
import { MarkerFinder } from './marker.ts';
import { Tally } from './tally.ts';

const CONNECTING_AT_ONCE = 32;
const TICK_MS = 2;

interface Actor {
  readonly client: BoardClient;
  /** Where in its second each begins, from 0 to 1. */
  readonly editPhase: number;
  readonly presencePhase: number;
  nextEdit: number;
  nextPresence: number;
}

/** The clients of one load process, and their traffic. */
export class Traffic {
  readonly tally = new Tally();
  readonly #plan: TrafficPlan;
  readonly #actors: Actor[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(plan: TrafficPlan) {
    this.#plan = plan;
    const random = createRandom(plan.seed);
    const clients = plan.boards.length * plan.membersPerBoard;
    const finders = plan.boards.map(() => new MarkerFinder());
    for (let client = 0; client < clients; client++) {
      const [editPhase, presencePhase] = [random.next(), random.next()];
      if (client % plan.processes !== plan.process) continue;
      const board = Math.floor(client / plan.membersPerBoard);
      const docId = plan.boards[board] ?? '';
      const actor = new BoardClient({
        url: plan.urls[client % plan.urls.length] ?? '',
        docId,
        dialect: dialectOf(plan.dialect, docId),
        client,
        first: board * plan.membersPerBoard,
        members: plan.membersPerBoard,
        clients,
        echo: plan.echo,
        editEveryMs: plan.editEveryMs,
        fillerBytes: plan.fillerBytes,
        tally: this.tally,
        finder: finders[board] ?? new MarkerFinder(),
      });
      this.#actors.push({ client: actor, editPhase, presencePhase, nextEdit: 0, nextPresence: 0 });
    }
  }

  async connect(): Promise<void> {
    for (let i = 0; i < this.#actors.length; i += CONNECTING_AT_ONCE) {
      await Promise.all(this.#actors.slice(i, i + CONNECTING_AT_ONCE).map(({ client }) => client.open()));
    }
  }

  client(index: number): BoardClient | undefined {
    return this.#actors[index]?.client;
  }

  play(from: number, to: number): void {
    const { editEveryMs, presenceEveryMs } = this.#plan;
    this.tally.window(from, to);
    const start = clock();
    for (const actor of this.#actors) {
      actor.nextEdit = start + actor.editPhase * editEveryMs;
      actor.nextPresence = start + actor.presencePhase * presenceEveryMs;
    }
    this.#timer = setInterval(() => this.#tick(to), TICK_MS);
  }

  #tick(to: number): void {
    const now = clock();
    if (now >= to) {
      clearInterval(this.#timer);
      return;
    }
    const { editEveryMs, presenceEveryMs } = this.#plan;
    for (const actor of this.#actors) {
      if (now >= actor.nextEdit) {
        actor.nextEdit += editEveryMs;
        actor.client.edit();
      }
      if (now >= actor.nextPresence) {
        actor.nextPresence += presenceEveryMs;
        actor.client.presence();
      }
    }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { client } of this.#actors) client.close();
  }
}
