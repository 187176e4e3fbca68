import * as Y from 'yjs';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { checkNesting } from './check-nesting.ts';
import { checkContent } from './check-values.ts';
import { decodeUpdate } from './decode-update.ts';
import { FrameError } from './frame-error.ts';
import { UpdateStructs } from './update-structs.ts';

/** How far one update may move a client's clock: a jump to the end of numbers would make all later edits vanish. */
const MAX_CLOCK_JUMP = 1_000_000;
/** Clients one update may bring news of. An honest one brings its own, and those its device kept from before. */
const MAX_NEW_CLIENTS = 1_000;

export interface CheckedUpdate {
  /** Clients of which it brings structs the document does not have. */
  readonly advances: readonly number[];
  /** It builds on structs that neither the document nor the update has. */
  readonly missing: boolean;
}

/**
 * Checks an update against the document it would be applied to, changing nothing. Throws FrameError on what no honest
 * client sends. `rootNames`: the only roots that may be written.
 */
export function checkUpdate(update: Uint8Array, doc: Y.Doc, rootNames: ReadonlySet<string>): CheckedUpdate {
  const { structs, deletes } = decodeUpdate(update);
  const known = new UpdateStructs(doc);
  const typed: Y.Item[] = [];
  let missing = false;
  for (const struct of structs) {
    if (struct.length < 1) throw new FrameError(CLOSE.hostile, 'malformed');
    checkClock(struct.id.clock + struct.length, known.known(struct.id.client));
    if (!known.add(struct)) missing = true;
    if (!(struct instanceof Y.Item)) continue;
    checkItem(struct, rootNames);
    if (struct.content instanceof Y.ContentType) typed.push(struct);
  }
  for (const struct of structs) {
    if (struct instanceof Y.Item && !hasDependencies(struct, known)) missing = true;
  }
  missing ||= deletes.some(({ client, clock, len }) => clock + len > known.end(client));
  checkNesting(typed, known);
  const advances = [...known.clients].filter((client) => known.end(client) > known.known(client));
  if (advances.length > MAX_NEW_CLIENTS) throw new FrameError(CLOSE.hostile, 'too-many-clients');
  return { advances, missing };
}

function checkClock(end: number, known: number): void {
  if (end > known + MAX_CLOCK_JUMP) throw new FrameError(CLOSE.hostile, 'clock-jump');
}

function checkItem(item: Y.Item, rootNames: ReadonlySet<string>): void {
  const parent: unknown = item.parent;
  if (typeof parent === 'string' && !rootNames.has(parent)) throw new FrameError(CLOSE.hostile, 'root-name');
  if (item.parentSub === '__proto__') throw new FrameError(CLOSE.hostile, 'value');
  checkContent(item.content);
}

/** Whether all that an item refers to is in the document or the update. */
function hasDependencies(item: Y.Item, known: UpdateStructs): boolean {
  const parent: unknown = item.parent;
  let all = true;
  for (const id of [item.origin, item.rightOrigin, parent]) {
    if (!(id instanceof Y.ID)) continue;
    // A client can't build on what it writes later; Yjs takes that for granted and throws halfway.
    if (id.client === item.id.client && id.clock >= item.id.clock) throw new FrameError(CLOSE.hostile, 'malformed');
    all &&= known.has(id);
  }
  return all;
}
