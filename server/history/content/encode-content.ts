import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import { migrateBoard, storedSchemaVersion } from '#shared/board/migrations/migrate-board.ts';
import { type PlainBoard, plainBoard } from '#shared/board/plain-board.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';
import { listHashes, nameOf, splitHashes } from './hash-lists.ts';
import { hashOf, pack, packPlain } from './pack.ts';
import { splitBytes } from './split-bytes.ts';
import { splitView, type ViewLayout } from './split-view.ts';

/** A board at one moment, in pieces to be stored. Plain data: it travels between threads. */
export interface EncodedContent {
  readonly hash: string;
  readonly schemaVersion: number;
  /** Hashes of the lists of what the state, and the view, are made of: see hash-lists.ts. */
  readonly stateChunks: Uint8Array;
  readonly viewChunks: Uint8Array;
  readonly viewLayout: ViewLayout;
  readonly stateSize: number;
  readonly viewSize: number;
  /** Number of records by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** The pieces, lists first, each once: their hashes one after the other, their packed bytes, and how long each of those is. */
  readonly hashes: Uint8Array;
  readonly packed: Uint8Array;
  readonly lengths: readonly number[];
  /** How many of them are lists. */
  readonly lists: number;
  /** For each of the others the number of the first list that has it. */
  readonly listOf: Uint32Array;
}

/**
 * The document that these updates make, brought to our schema, or `asStored`.
 * @throws Error when a newer server wrote it.
 */
export function documentOfUpdates(payloads: readonly Uint8Array[], asStored = false): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const payload of payloads) Y.applyUpdate(doc, payload);
  });
  if (asStored) return doc;
  const migration = migrateBoard(openBoard(doc));
  if (migration.state === 'newer') throw new Error(`was written by a newer server (schema ${migration.version})`);
  return doc;
}

export function viewOf(doc: Y.Doc): PlainBoard {
  const projection = createBoardProjection(openBoard(doc));
  const view = plainBoard(projection.view());
  projection.close();
  return view;
}

/** `asStored`: under the schema that the document is of. Its view is what ours makes of it; readers make it anew. */
export function encodeDocument(doc: Y.Doc, asStored = false): EncodedContent {
  const view = viewOf(doc);
  const schemaVersion = asStored ? storedSchemaVersion(openBoard(doc)) : view.schemaVersion;
  return encodeContent(Y.encodeStateAsUpdate(doc), { ...view, schemaVersion });
}

export function encodeContent(state: Uint8Array, view: PlainBoard): EncodedContent {
  const found = new Map<string, Chunk>();
  const lists = new Map<string, Chunk>();
  const { layout, pieces } = splitView(view);
  const texts = pieces.map((text) => Buffer.from(text));
  const listed = (values: readonly Uint8Array[]) => {
    const hashes = values.map((piece) => add(found, piece, pack));
    return plain(Buffer.concat(listHashes(hashes).map((list) => add(lists, list, packPlain))));
  };
  const stateChunks = listed(splitBytes(state));
  const viewChunks = listed(texts);
  const sizes = { stateSize: state.byteLength, viewSize: texts.reduce((sum, { length }) => sum + length, 0) };
  const chunks = [...lists.values(), ...found.values()];
  return {
    hash: createHash('sha256')
      .update(JSON.stringify(['listed', layout, sizes.stateSize, view.schemaVersion]))
      .update(stateChunks)
      .update(viewChunks)
      .digest('hex'),
    schemaVersion: view.schemaVersion,
    stateChunks,
    viewChunks,
    viewLayout: layout,
    ...sizes,
    counts: Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, view[kind].length])),
    hashes: plain(Buffer.concat(chunks.map(({ hash }) => hash))),
    packed: plain(Buffer.concat(chunks.map(({ packed }) => packed))),
    lengths: chunks.map(({ packed }) => packed.byteLength),
    lists: lists.size,
    listOf: firstLists([...lists.values()], [...found.keys()]),
  };
}

function firstLists(lists: readonly Chunk[], pieces: readonly string[]): Uint32Array {
  const first = new Map<string, number>();
  for (const [i, { packed }] of lists.entries()) {
    // Behind the byte that says how it is packed.
    for (const name of splitHashes(packed.subarray(1)).map(nameOf)) if (!first.has(name)) first.set(name, i);
  }
  return Uint32Array.from(pieces, (name) => first.get(name) ?? 0);
}

interface Chunk {
  readonly hash: Buffer;
  readonly packed: Buffer;
}

function add(to: Map<string, Chunk>, piece: Uint8Array, packing: (piece: Uint8Array) => Buffer): Buffer {
  const hash = hashOf(piece);
  const name = nameOf(hash);
  if (!to.has(name)) to.set(name, { hash, packed: packing(piece) });
  return hash;
}

/** Bytes in a buffer of their own: sent to another thread, a shared one would go as a whole. */
function plain(buffer: Buffer): Uint8Array {
  return Uint8Array.from(buffer);
}
