import { WAITING_KINDS, type WaitingItem, waitingKey } from '#shared/updates/waiting.ts';

/**
 * What the page shows when the server answered anew: items stay where they stood, so that nothing jumps under a hand;
 * those in `keep`, which were answered here, stay until the page is left; new ones come behind the others of their kind.
 */
export function mergeWaiting(
  before: readonly WaitingItem[],
  now: readonly WaitingItem[],
  keep: ReadonlySet<string>,
): readonly WaitingItem[] {
  const fresh = new Map(now.map((item) => [waitingKey(item), item]));
  const known = new Set(before.map(waitingKey));
  return WAITING_KINDS.flatMap((kind) => [
    ...before
      .filter((item) => item.kind === kind)
      .flatMap((item) => fresh.get(waitingKey(item)) ?? (keep.has(waitingKey(item)) ? item : [])),
    ...now.filter((item) => item.kind === kind && !known.has(waitingKey(item))),
  ]);
}
