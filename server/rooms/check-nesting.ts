import * as Y from 'yjs';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FrameError } from './frame-error.ts';
import type { StructHead } from './read-struct.ts';
import { headOf, indexOfClock, type ScannedUpdate, type Section } from './scan-update.ts';

/** How deep types may nest. Deeper ones apply, and overflow the stack of whoever deletes or serializes them. */
const MAX_DEPTH = 64;
/** Steps between two yields: about a millisecond. */
const STEPS = 2_000;

/** An item of the document, or where one of the update is: always the same key for the same one. */
type Key = Y.Item | number;

interface Node {
  readonly key: Key;
  readonly at: Pick<StructHead, 'origin' | 'rightOrigin'> & { readonly parent: unknown };
}

interface Step {
  readonly next: Node | null;
  /** `next` is around it; otherwise it has the same parent. */
  readonly inside: boolean;
}

/**
 * Throws FrameError when one of the update's items with these ids, which hold types, is nested too deep. Yields now and
 * then.
 */
export function* checkNesting(update: ScannedUpdate, doc: Y.Doc, typed: readonly Y.ID[]): Generator<void, void> {
  const depths = new Depths(update, doc);
  for (const id of typed) {
    if ((yield* depths.of(id)) > MAX_DEPTH) throw new FrameError(CLOSE.hostile, 'nesting');
  }
}

class Depths {
  readonly #update: ScannedUpdate;
  readonly #doc: Y.Doc;
  readonly #sections = new Map<number, { section: Section; first: number }>();
  readonly #known = new Map<Key, number>();
  #steps = 0;

  constructor(update: ScannedUpdate, doc: Y.Doc) {
    this.#update = update;
    this.#doc = doc;
    let first = 0;
    for (const section of update.sections) {
      this.#sections.set(section.client, { section, first });
      first += section.clocks.length;
    }
  }

  /** Number of types around an item. Walks in a loop: chains of siblings are as long as the update. */
  *of(id: Y.ID): Generator<void, number> {
    const path: { key: Key; inside: boolean }[] = [];
    const seen = new Set<Key>();
    let depth = 0;
    for (let node = this.#find(id); node; ) {
      if (++this.#steps % STEPS === 0) yield;
      const known = this.#known.get(node.key);
      if (known !== undefined) {
        depth = known;
        break;
      }
      // Items that refer to each other in a circle never apply: their depth does not matter.
      if (seen.has(node.key)) break;
      seen.add(node.key);
      const { next, inside }: Step = this.#stepOut(node);
      path.push({ key: node.key, inside });
      node = next;
    }
    for (const { key, inside } of path.reverse()) {
      if (inside) depth += 1;
      this.#known.set(key, depth);
    }
    return depth;
  }

  #stepOut({ at: { parent, origin, rightOrigin } }: Node): Step {
    if (parent instanceof Y.AbstractType) return { next: ofItem(parent._item), inside: parent._item !== null };
    if (parent instanceof Y.ID) return { next: this.#find(parent), inside: true };
    const sibling = parent === null ? (origin ?? rightOrigin) : null;
    return { next: sibling && this.#find(sibling), inside: false };
  }

  #find(id: Y.ID): Node | null {
    if (id.clock < Y.getState(this.#doc.store, id.client)) return ofItem(Y.getItem(this.#doc.store, id));
    const own = this.#sections.get(id.client);
    if (!own || id.clock >= (own.section.clocks.at(-1) ?? 0)) return null;
    const index = indexOfClock(own.section, id.clock);
    return { key: own.first + index, at: headOf(this.#update.bytes, own.section, index) };
  }
}

function ofItem(struct: unknown): Node | null {
  return struct instanceof Y.Item ? { key: struct, at: struct } : null;
}
