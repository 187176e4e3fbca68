import * as Y from 'yjs';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { checkEntries, type EntryRules } from './check-entries.ts';
import { checkNesting } from './check-nesting.ts';
import { checkValue } from './check-values.ts';
import { FrameError } from './frame-error.ts';
import { KIND, type StructHead } from './read-struct.ts';
import { type ScannedUpdate, type ScanVisitor, scanUpdate, TrailingBytesError } from './scan-update.ts';

/**
 * How far one update may move a client's clock beyond its own size in bytes, which is more than the characters it brings:
 * a jump to the end of numbers would make all later edits vanish.
 */
const MAX_CLOCK_JUMP = 1_000_000;
/** Clients one update may bring news of. An honest one brings its own, and those its device kept from before. */
const MAX_NEW_CLIENTS = 1_000;

export interface UpdateRules {
  /** The only roots that may be written. */
  readonly rootNames: ReadonlySet<string>;
  /** Structs and deleted ranges it may have; each costs some hundred bytes of memory for two on the wire. */
  readonly maxParts: number;
  /** The root whose entries belong to people, and who sends; null where there is none. */
  readonly entries: EntryRules | null;
}

export interface CheckedUpdate {
  readonly scanned: ScannedUpdate;
  /** Clients of which it brings structs the document does not have. */
  readonly advances: readonly number[];
  /** It builds on structs that neither the document nor the update has. */
  readonly missing: boolean;
  /** It changes entries that are somebody else's. */
  readonly foreign: boolean;
}

/**
 * Checks an update against the document it would be applied to, changing nothing; all of it, so that a bad one fails
 * before anything of it is applied. Yields now and then: the document may grow meanwhile. Throws FrameError on what no
 * honest client sends.
 */
export function* checkUpdate(update: Uint8Array, doc: Y.Doc, rules: UpdateRules): Generator<void, CheckedUpdate> {
  const check = new StructCheck(doc, rules, MAX_CLOCK_JUMP + update.byteLength);
  const scanned = yield* scan(update, check);
  yield* checkNesting(scanned, doc, check.typed);
  const foreign = rules.entries !== null && !(yield* checkEntries(scanned, doc, rules.entries));
  return { scanned, ...outcome(scanned, doc, check.needed), foreign };
}

function* scan(update: Uint8Array, visitor: ScanVisitor): Generator<void, ScannedUpdate> {
  try {
    return yield* scanUpdate(update, visitor);
  } catch (error) {
    if (error instanceof FrameError) throw error;
    throw new FrameError(CLOSE.hostile, error instanceof TrailingBytesError ? 'trailing-bytes' : 'malformed');
  }
}

/** Looks at each struct while the update is read. */
class StructCheck implements ScanVisitor {
  /** Items that hold types. */
  readonly typed: Y.ID[] = [];
  /** The last clock of each client that something of the update builds on. */
  readonly needed = new Map<number, number>();
  readonly #doc: Y.Doc;
  readonly #rules: UpdateRules;
  readonly #maxClockJump: number;
  #parts = 0;

  constructor(doc: Y.Doc, rules: UpdateRules, maxClockJump: number) {
    this.#doc = doc;
    this.#rules = rules;
    this.#maxClockJump = maxClockJump;
  }

  part(): void {
    if (++this.#parts > this.#rules.maxParts) throw new FrameError(CLOSE.tooLarge, 'too-many-structs');
  }

  head({ kind, parent, key }: StructHead): void {
    if (kind === KIND.subdocument) throw new FrameError(CLOSE.hostile, 'subdocument');
    if (typeof parent === 'string' && !this.#rules.rootNames.has(parent)) {
      throw new FrameError(CLOSE.hostile, 'root-name');
    }
    if (key === '__proto__') throw new FrameError(CLOSE.hostile, 'value');
  }

  value = checkValue;

  struct({ kind, origin, rightOrigin, parent }: StructHead, client: number, clock: number, length: number): void {
    if (length < 1) throw new FrameError(CLOSE.hostile, 'malformed');
    if (clock + length > Y.getState(this.#doc.store, client) + this.#maxClockJump) {
      throw new FrameError(CLOSE.hostile, 'clock-jump');
    }
    if (kind === KIND.type) this.typed.push(Y.createID(client, clock));
    for (const id of [origin, rightOrigin, parent]) {
      if (!(id instanceof Y.ID)) continue;
      // A client can't build on what it writes later; Yjs takes that for granted and throws halfway.
      if (id.client === client && id.clock >= clock) throw new FrameError(CLOSE.hostile, 'malformed');
      if (id.clock > (this.needed.get(id.client) ?? -1)) this.needed.set(id.client, id.clock);
    }
  }
}

function outcome(
  { sections, deletes, gapped }: ScannedUpdate,
  doc: Y.Doc,
  needed: ReadonlyMap<number, number>,
): Pick<CheckedUpdate, 'advances' | 'missing'> {
  let missing = gapped;
  const advances: number[] = [];
  const ends = new Map<number, number>();
  for (const { client, clocks } of sections) {
    const known = Y.getState(doc.store, client);
    if ((clocks[0] ?? 0) > known) missing = true;
    else if ((clocks.at(-1) ?? 0) > known) {
      advances.push(client);
      ends.set(client, clocks.at(-1) ?? 0);
    }
  }
  if (advances.length > MAX_NEW_CLIENTS) throw new FrameError(CLOSE.hostile, 'too-many-clients');
  const endOf = (client: number) => ends.get(client) ?? Y.getState(doc.store, client);
  for (const [client, clock] of needed) missing ||= clock >= endOf(client);
  for (let i = 0; i < deletes.length; i += 3) {
    const [client = 0, clock = 0, length = 0] = deletes.slice(i, i + 3);
    // Nobody deletes nothing: Yjs throws in the middle of applying it.
    if (length < 1) throw new FrameError(CLOSE.hostile, 'malformed');
    missing ||= clock + length > endOf(client);
  }
  return { advances, missing };
}
