import type { BrowserContext } from 'playwright-core';
import * as Y from 'yjs';
import { type Board, openBoard } from '#shared/board/board-doc.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { addDays } from '#shared/schedule/calendar.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';

const TICK_MS = 20;

/** Somebody else on the board, without a browser that would take from the machine what is measured on it. */
export class RemoteEditor {
  readonly #client: SyncClient;
  readonly #board: Board;
  readonly #ids: readonly string[];
  readonly #random = createRandom(7);

  private constructor(client: SyncClient) {
    this.#client = client;
    this.#board = openBoard(client.doc);
    this.#ids = [...this.#board.records.initiatives.keys()];
  }

  /** Joins as the person who is signed in there. */
  static async join(context: BrowserContext, url: string, boardId: string): Promise<RemoteEditor> {
    const cookies = await context.cookies(url);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const address = `${url.replace(/^http/, 'ws')}/sync/${boardId}`;
    const headers = { cookie, origin: url };
    return new RemoteEditor(await SyncClient.join({ url: address, doc: new Y.Doc(), headers }));
  }

  /** Moves so many bars a second by a few days, to and fro; answers how many it moved. */
  async edit(perSecond: number, milliseconds: number): Promise<number> {
    const start = performance.now();
    let done = 0;
    for (let now = start; now - start < milliseconds; now = performance.now()) {
      const due = Math.floor(((now - start) / 1000) * perSecond);
      for (; done < due; done++) this.#editOne();
      await new Promise((next) => setTimeout(next, TICK_MS));
    }
    return done;
  }

  #editOne(): void {
    const id = this.#random.pick(this.#ids);
    const [start, end] = [this.#dateOf(id, 'start'), this.#dateOf(id, 'end')];
    const days = this.#random.below(2) === 0 ? 7 : -7;
    placeInitiatives(this.#board, { placements: [{ id, start: addDays(start, days), end: addDays(end, days) }] });
  }

  #dateOf(id: string, field: 'start' | 'end'): string {
    return String(this.#board.records.initiatives.get(id)?.get(field));
  }

  /** All that the document remembers, and what it came to remember since a state vector. */
  history(since?: Uint8Array): { readonly update: Uint8Array; readonly vector: Uint8Array } {
    const { doc } = this.#client;
    return { update: Y.encodeStateAsUpdate(doc, since), vector: Y.encodeStateVector(doc) };
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
