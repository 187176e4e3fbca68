import * as Y from 'yjs';
import { ownerOfEntry } from '#shared/session/entry-key.ts';
import { KIND, type StructHead } from './read-struct.ts';
import { headOf, indexOfClock, type ScannedUpdate, type Section } from './scan-update.ts';

/** A root whose entries belong to people: each stands under a key that names its owner. */
export interface EntryRules {
  readonly root: string;
  /** Who sends the update. */
  readonly userId: string;
  /** Whether they may delete, never change, what is not theirs. */
  readonly mayRemoveAny: boolean;
}

/** The key under which something stands in the root, `null` for a place in it without a key. */
type Place = { readonly key: string | null } | 'elsewhere';

/** What an entry is made of: one plain value, or what is left of it when it was replaced. */
const ENTRY_KINDS: readonly number[] = [KIND.any, KIND.deleted];
/** Steps between two yields: about a millisecond. */
const STEPS = 2_000;

/**
 * Whether an update changes nobody's entries but the sender's. What builds on something that neither the document nor
 * the update has can't be judged: such an update must not be applied. Yields now and then, so that large ones can take
 * turns; what is true at the beginning stays true, for an item never changes its place.
 */
export function* checkEntries(update: ScannedUpdate, doc: Y.Doc, rules: EntryRules): Generator<void, boolean> {
  const places = new Places(update, doc, rules.root);
  let steps = 0;
  for (const section of update.sections) {
    const known = Y.getState(doc.store, section.client);
    for (let i = 0; i < section.clocks.length - 1; i++) {
      if (++steps % STEPS === 0) yield;
      if ((section.clocks[i + 1] ?? 0) <= known) continue;
      if (!isOwnStruct(places, section, i, known, rules)) return false;
    }
  }
  return yield* deletesOwn(update, doc, rules);
}

function isOwnStruct(places: Places, section: Section, index: number, known: number, { userId }: EntryRules): boolean {
  const head = headOf(places.update.bytes, section, index);
  const around = places.around(head);
  // Of a struct that is here in part, Yjs puts the rest where that part is, whatever the struct says.
  const clock = section.clocks[index] ?? 0;
  if (clock < known) around.push(places.of(Y.createID(section.client, known - 1)));
  if (around.every((place) => place === 'elsewhere')) return true;
  return ENTRY_KINDS.includes(head.kind) && around.every((place) => isOwn(place, userId));
}

function isOwn(place: Place, userId: string): boolean {
  return place !== 'elsewhere' && place.key !== null && ownerOfEntry(place.key) === userId;
}

function* deletesOwn({ deletes }: ScannedUpdate, doc: Y.Doc, rules: EntryRules): Generator<void, boolean> {
  if (rules.mayRemoveAny) return true;
  let steps = 0;
  for (let i = 0; i < deletes.length; i += 3) {
    const [client = 0, clock = 0, length = 0] = deletes.slice(i, i + 3);
    const structs = doc.store.clients.get(client);
    const end = Math.min(clock + length, Y.getState(doc.store, client));
    if (!structs || clock >= end) continue;
    for (let s = Y.findIndexSS(structs, clock); s < structs.length; s++) {
      if (++steps % STEPS === 0) yield;
      const struct = structs[s];
      if (!struct || struct.id.clock >= end) break;
      // A step 2 repeats all that was ever deleted.
      if (struct.deleted) continue;
      const place = placeOfStruct(struct, doc, rules.root);
      if (place !== 'elsewhere' && !isOwn(place, rules.userId)) return false;
    }
  }
  return true;
}

function placeOfStruct(struct: Y.Item | Y.GC | undefined, doc: Y.Doc, root: string): Place {
  if (!(struct instanceof Y.Item) || struct.parent !== doc.share.get(root)) return 'elsewhere';
  return { key: struct.parentSub };
}

/** Where things stand: items of the document, and those that an update brings. */
class Places {
  readonly update: ScannedUpdate;
  readonly #doc: Y.Doc;
  readonly #root: string;
  readonly #sections: ReadonlyMap<number, Section>;
  readonly #known = new Map<Section, Map<number, Place>>();

  constructor(update: ScannedUpdate, doc: Y.Doc, root: string) {
    this.update = update;
    this.#doc = doc;
    this.#root = root;
    this.#sections = new Map(update.sections.map((section) => [section.client, section]));
  }

  /** The places of all that a struct names as its neighbours or its parent. */
  around({ kind, origin, rightOrigin, parent, key }: StructHead): Place[] {
    if (kind === KIND.gc || kind === KIND.skip) return [];
    if (typeof parent === 'string') return [parent === this.#root ? { key } : 'elsewhere'];
    // Inside of another type: there are none among the entries.
    if (parent) return ['elsewhere'];
    return [origin, rightOrigin].flatMap((id) => (id ? [this.of(id)] : []));
  }

  /** Walks along the neighbours of what is new, in a loop: chains of them are as long as the update. */
  of(id: Y.ID): Place {
    const path: [Section, number][] = [];
    let next: Y.ID | null = id;
    let place: Place | undefined;
    while (!place) {
      if (!next || path.length > this.update.parts) place = 'elsewhere';
      else if (next.clock < Y.getState(this.#doc.store, next.client)) {
        place = placeOfStruct(Y.getItem(this.#doc.store, next), this.#doc, this.#root);
      } else {
        const section = this.#sections.get(next.client);
        const index: number = section ? indexOfClock(section, next.clock) : 0;
        if (!section || index >= section.clocks.length - 1) break;
        place = this.#known.get(section)?.get(index);
        path.push([section, index]);
        const head: StructHead = headOf(this.update.bytes, section, index);
        if (!place && typeof head.parent === 'string') place = this.around(head)[0];
        else if (!place && head.parent) place = 'elsewhere';
        next = head.origin ?? head.rightOrigin;
      }
    }
    const found = place ?? 'elsewhere';
    for (const [section, index] of path) this.#remember(section, index, found);
    return found;
  }

  #remember(section: Section, index: number, place: Place): void {
    const known = this.#known.get(section) ?? new Map<number, Place>();
    this.#known.set(section, known.set(index, place));
  }
}
