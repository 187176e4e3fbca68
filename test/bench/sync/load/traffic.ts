import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '#test/fixtures/random.ts';
import { clock } from '../clock.ts';
import { BoardClient, RefusedError } from './board-client.ts';
import { dialectOf } from './dialect.ts';
import type { ReaderState, TrafficPlan } from './load-operations.ts';
import { MarkerFinder } from './marker.ts';
import { Tally } from './tally.ts';

const CONNECTING_AT_ONCE = 32;
const TICK_MS = 2;
/** How often a server that spreads those who come in is asked again. */
const REFUSED_WAIT_MS = 100;

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
  /** What the reader sees: it is late by intent. */
  readonly #readerTally = new Tally();
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
        keepsDocument: isReader(plan, client),
        receivers: plan.membersPerBoard - (plan.reader ? 2 : 1),
        tally: isReader(plan, client) ? this.#readerTally : this.tally,
        finder: finders[board] ?? new MarkerFinder(),
      });
      this.#actors.push({ client: actor, editPhase, presencePhase, nextEdit: 0, nextPresence: 0 });
    }
  }

  async connect(): Promise<void> {
    for (let i = 0; i < this.#actors.length; i += CONNECTING_AT_ONCE) {
      await Promise.all(this.#actors.slice(i, i + CONNECTING_AT_ONCE).map(({ client }) => openPatiently(client)));
    }
  }

  /** The client that keeps a document. */
  get reader(): BoardClient {
    const first = this.#actors[0];
    if (!this.#plan.reader || !first) throw new Error('Nobody keeps a document');
    return first.client;
  }

  readerState(): ReaderState {
    const { reader } = this;
    const missing = this.#actors.filter(({ client }) => client !== reader && !reader.holdsLastEditOf(client));
    return { missing: missing.length, lost: this.#readerTally.lost };
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
    for (const [index, actor] of this.#actors.entries()) {
      if (now >= actor.nextEdit && !isReader(this.#plan, index)) {
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

function isReader(plan: TrafficPlan, client: number): boolean {
  return plan.reader && client === 0;
}

/** Opens a client, again and again if the server has it wait at the door (503). */
async function openPatiently(client: BoardClient): Promise<void> {
  for (;;) {
    try {
      return await client.open();
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      await wait(REFUSED_WAIT_MS);
    }
  }
}
