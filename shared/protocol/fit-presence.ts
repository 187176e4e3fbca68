import type { PresenceState } from './presence.ts';

/** What lists may take of a presence, in bytes of JSON: with all else it stays below LIMITS.awarenessState. */
const DRAG_BYTES = 2000;
const SELECTION_BYTES = 900;
const EDITING_BYTES = 400;
/** Ghosts beyond this number tell nothing that the first ones don't. */
const MOST_DRAGGED = 40;

/**
 * A presence that the server will take: a state that is too large is ignored whole, and its person seems gone. Items in
 * the hand that find no room are counted, selected ones left out.
 */
export function fitPresence(state: PresenceState): PresenceState {
  const { drag, selection, editing } = state;
  const fitted: { -readonly [K in keyof PresenceState]: PresenceState[K] } = { ...state };
  if (selection) fitted.selection = withinBytes(selection, SELECTION_BYTES);
  if (editing && jsonBytes(editing) > EDITING_BYTES) fitted.editing = null;
  if (drag) {
    const items = withinBytes(drag.items.slice(0, MOST_DRAGGED), DRAG_BYTES);
    fitted.drag = { ...drag, items: [...items], more: drag.more + drag.items.length - items.length };
  }
  return fitted;
}

/** As many of these, from the first on, as fit into so many bytes of JSON. */
function withinBytes<T>(entries: readonly T[], bytes: number): readonly T[] {
  let left = bytes;
  const end = entries.findIndex((entry) => {
    left -= jsonBytes(entry) + 1;
    return left < 0;
  });
  return end < 0 ? entries : entries.slice(0, end);
}

/** Length in bytes of a value written as JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  let bytes = 0;
  // By code points: a pair of surrogates is one of four bytes.
  for (const character of JSON.stringify(value)) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
