import { storableJson } from '#server/projection/storable-text.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';

/** A section of a view (`meta`, a record kind, `drawings`) and the number of its pieces. */
export type ViewLayout = readonly (readonly [section: string, pieces: number])[];

/** About one record in so many ends a piece. */
const ONE_IN = 4;

type AnyRecord = { readonly id: string };

/**
 * A view in pieces of JSON: the settings are one, records come some four together, as they stand in their list. Where a
 * piece ends, the record's id decides: a record that came or changed is in one new piece, the others stay.
 */
export function splitView(view: PlainBoard): { readonly layout: ViewLayout; readonly pieces: readonly string[] } {
  const pieces = [storableJson(view.meta)];
  const layout: (readonly [string, number])[] = [['meta', 1]];
  for (const section of [...RECORD_KIND_NAMES, 'drawings'] as const) {
    // The order of drawings depends on how the document was loaded.
    const records: readonly AnyRecord[] =
      section === 'drawings' ? view.drawings.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : view[section];
    const split = splitRecords(records);
    pieces.push(...split);
    layout.push([section, split.length]);
  }
  return { layout, pieces };
}

function splitRecords(records: readonly AnyRecord[]): readonly string[] {
  const pieces: string[] = [];
  let piece: AnyRecord[] = [];
  for (const record of records) {
    piece.push(record);
    if (numberOf(record.id) % ONE_IN !== 0) continue;
    pieces.push(storableJson(piece));
    piece = [];
  }
  if (piece.length > 0) pieces.push(storableJson(piece));
  return pieces;
}

/** FNV-1a, 32 bits, with the upper bits folded in. */
function numberOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
