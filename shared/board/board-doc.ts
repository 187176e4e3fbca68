import type * as Y from 'yjs';
import type { Origin } from './origin.ts';
import { RECORD_KIND_NAMES, type RecordKind } from './record-kind.ts';

/** Names of all roots of a board's document: nothing else may stand in it. */
export const ROOT_NAMES = ['meta', ...RECORD_KIND_NAMES, 'canvas'] as const;

/** A record in the document: plain values, Y.Text for long text, `true` for members of sets. */
export type RecordMap = Y.Map<unknown>;

/** A board's document with its roots. Only the code in this folder touches them; others use commands and views. */
export interface Board {
  readonly doc: Y.Doc;
  readonly meta: Y.Map<unknown>;
  readonly records: Readonly<Record<RecordKind, Y.Map<RecordMap>>>;
  /** Free drawings: opaque tldraw records by their id. */
  readonly canvas: Y.Map<unknown>;
}

/** The board in a document. Touching a root does not write: opening an empty document leaves it empty. */
export function openBoard(doc: Y.Doc): Board {
  const records = Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, doc.getMap<RecordMap>(kind)]));
  return {
    doc,
    meta: doc.getMap('meta'),
    records: records as Record<RecordKind, Y.Map<RecordMap>>,
    canvas: doc.getMap('canvas'),
  };
}

type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/** Runs `change` as one transaction of this origin. It must be synchronous: a promise as its result is a type error. */
export function transact<T>(board: Board, origin: Origin, change: () => Synchronous<T>): Synchronous<T> {
  return board.doc.transact(change, origin);
}
