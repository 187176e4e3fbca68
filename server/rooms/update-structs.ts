import * as Y from 'yjs';
import type { Struct } from './decode-update.ts';

/** The structs of one update, to be asked by id; together with the document they are applied to. */
export class UpdateStructs {
  readonly #doc: Y.Doc;
  readonly #byClient = new Map<number, (Y.Item | Y.GC)[]>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Next clock of a client in the document, without the update. */
  known(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  /** Next clock of a client once the update is applied. */
  end(client: number): number {
    const last = this.#byClient.get(client)?.at(-1);
    return Math.max(this.known(client), last ? last.id.clock + last.length : 0);
  }

  get clients(): IterableIterator<number> {
    return this.#byClient.keys();
  }

  /** Adds the next struct; `false` when there is a gap before it, so that it can't be applied. */
  add(struct: Struct): boolean {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || clock > this.end(client)) return false;
    const structs = this.#byClient.get(client);
    if (!structs) this.#byClient.set(client, [struct as Y.Item | Y.GC]);
    else {
      const last = structs.at(-1);
      if (last && clock !== last.id.clock + last.length) return false;
      structs.push(struct as Y.Item | Y.GC);
    }
    return true;
  }

  has(id: Y.ID): boolean {
    return id.clock < this.end(id.client);
  }

  /** The struct with this id, of the document if it has it. */
  find(id: Y.ID): Y.Item | Y.GC | undefined {
    if (id.clock < this.known(id.client)) return Y.getItem(this.#doc.store, id) as Y.Item | Y.GC;
    const structs = this.#byClient.get(id.client) ?? [];
    let low = 0;
    let high = structs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct) return undefined;
      if (id.clock < struct.id.clock) high = middle - 1;
      else if (id.clock >= struct.id.clock + struct.length) low = middle + 1;
      else return struct;
    }
    return undefined;
  }
}
