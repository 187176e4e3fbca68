import * as Y from 'yjs';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FrameError } from './frame-error.ts';
import type { UpdateStructs } from './update-structs.ts';

/** How deep types may nest. Deeper ones apply, and overflow the stack of whoever deletes or serializes them. */
const MAX_DEPTH = 64;

/** Throws FrameError when one of these new items, which hold types, is nested too deep. */
export function checkNesting(items: readonly Y.Item[], structs: UpdateStructs): void {
  const depths = new Map<Y.Item, number>();
  for (const item of items) {
    if (depthOf(item, structs, depths) > MAX_DEPTH) throw new FrameError(CLOSE.hostile, 'nesting');
  }
}

/** Number of types around an item. Walks in a loop: chains of siblings are as long as the update. */
function depthOf(start: Y.Item, structs: UpdateStructs, depths: Map<Y.Item, number>): number {
  const path: { item: Y.Item; inside: boolean }[] = [];
  const seen = new Set<Y.Item>();
  let base = 0;
  for (let item: Y.Item | undefined = start; item; ) {
    const known = depths.get(item);
    if (known !== undefined) {
      base = known;
      break;
    }
    // Items that refer to each other in a circle never apply: their depth does not matter.
    if (seen.has(item)) break;
    seen.add(item);
    const next: { item: Y.Item | undefined; inside: boolean } = stepOut(item, structs);
    path.push({ item, inside: next.inside });
    item = next.item;
  }
  for (const { item, inside } of path.reverse()) {
    if (inside) base += 1;
    depths.set(item, base);
  }
  return base;
}

/** The item around (`inside`), or the sibling that has the same parent; none for an item of a root. */
function stepOut(item: Y.Item, structs: UpdateStructs): { item: Y.Item | undefined; inside: boolean } {
  const parent: unknown = item.parent;
  if (parent instanceof Y.AbstractType) return { item: parent._item ?? undefined, inside: parent._item !== null };
  if (parent instanceof Y.ID) return { item: asItem(structs.find(parent)), inside: true };
  const sibling = parent === null ? (item.origin ?? item.rightOrigin) : null;
  return { item: sibling ? asItem(structs.find(sibling)) : undefined, inside: false };
}

function asItem(struct: Y.Item | Y.GC | undefined): Y.Item | undefined {
  return struct instanceof Y.Item ? struct : undefined;
}
