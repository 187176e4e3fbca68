import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { snapshotChunks, type snapshotContents } from '#server/db/schema/snapshots.ts';
import { Slices } from '#server/rooms/turns.ts';
import { healPlainBoard } from '#shared/board/heal-plain-board.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { nameOf, splitHashes } from './hash-lists.ts';
import { DamagedContentError, unpack } from './pack.ts';
import type { ViewLayout } from './split-view.ts';
import { bytesArray } from './store-content.ts';

export type StoredContent = Pick<
  typeof snapshotContents.$inferSelect,
  'stateChunks' | 'viewChunks' | 'isListed' | 'viewLayout' | 'stateSize'
>;

const FETCHED = 1_000;

/**
 * Reads what versions of a board hold. What they share is fetched and unpacked once, and given as the same objects: a
 * reader is for one answer, not to be kept.
 */
export class ContentReader {
  readonly #db: Database;
  readonly #boardId: string;
  readonly #packed = new Map<string, Uint8Array>();
  readonly #lists = new Map<string, readonly Uint8Array[]>();
  readonly #views = new Map<string, unknown>();
  readonly #slices = new Slices();

  constructor(db: Database, boardId: string) {
    this.#db = db;
    this.#boardId = boardId;
  }

  /** The document's state. @throws DamagedContentError. */
  async state({ stateChunks, isListed, stateSize }: StoredContent): Promise<Uint8Array> {
    const hashes = await this.#hashes(stateChunks, isListed);
    await this.#fetch(hashes);
    const state = Buffer.concat(hashes.map((hash) => unpack(this.#packed.get(nameOf(hash)), hash)));
    if (state.byteLength !== stateSize) throw new DamagedContentError('A part of it is missing.');
    return new Uint8Array(state.buffer, state.byteOffset, state.byteLength);
  }

  /** Fetches in one go what all of these views are made of. */
  async prepareViews(contents: readonly StoredContent[]): Promise<void> {
    await this.#fetch(contents.flatMap(({ viewChunks }) => splitHashes(viewChunks)));
    const lists = contents.filter(({ isListed }) => isListed).flatMap(({ viewChunks }) => splitHashes(viewChunks));
    // What is damaged among them is told of the version that is read.
    await this.#fetch(lists.flatMap((list) => this.#readable(list) ?? []));
  }

  /** The board, or only some sections of it, the others empty. @throws DamagedContentError. */
  async view(content: StoredContent, schemaVersion: number, only?: ReadonlySet<string>): Promise<PlainBoard> {
    const hashes = await this.#hashes(content.viewChunks, content.isListed);
    // Written by storeContent alone.
    const layout = content.viewLayout as ViewLayout;
    let at = 0;
    const sections = layout.map(([section, pieces]) => {
      at += pieces;
      return { section, hashes: only && !only.has(section) ? [] : hashes.slice(at - pieces, at) };
    });
    if (at !== hashes.length) throw new DamagedContentError('Its table of contents is damaged.');
    await this.#fetch(sections.flatMap((section) => section.hashes));
    const view: Record<string, unknown> = { schemaVersion };
    await this.#slices.begin();
    for (const { section, hashes: pieces } of sections) {
      const values: unknown[] = [];
      for (const hash of pieces) {
        values.push(this.#piece(hash));
        if (this.#slices.used) await this.#slices.rest();
      }
      view[section] = section === 'meta' ? values[0] : values.flat();
    }
    return healPlainBoard(view, schemaVersion);
  }

  /** The hashes of the pieces, in their order. @throws DamagedContentError. */
  async #hashes(chunks: Uint8Array, isListed: boolean): Promise<readonly Uint8Array[]> {
    const hashes = splitHashes(chunks);
    if (!isListed) return hashes;
    await this.#fetch(hashes);
    return hashes.flatMap((list) => this.#listed(list));
  }

  #listed(list: Uint8Array): readonly Uint8Array[] {
    const name = nameOf(list);
    const known = this.#lists.get(name);
    if (known) return known;
    const hashes = splitHashes(unpack(this.#packed.get(name), list));
    this.#lists.set(name, hashes);
    return hashes;
  }

  #readable(list: Uint8Array): readonly Uint8Array[] | null {
    try {
      return this.#listed(list);
    } catch (error) {
      if (error instanceof DamagedContentError) return null;
      throw error;
    }
  }

  #piece(hash: Uint8Array): unknown {
    const name = nameOf(hash);
    const known = this.#views.get(name);
    if (known !== undefined) return known;
    const value: unknown = JSON.parse(Buffer.from(unpack(this.#packed.get(name), hash)).toString());
    this.#views.set(name, value);
    return value;
  }

  async #fetch(hashes: readonly Uint8Array[]): Promise<void> {
    const missing = new Map<string, Uint8Array>();
    for (const hash of hashes) if (!this.#packed.has(nameOf(hash))) missing.set(nameOf(hash), hash);
    const wanted = [...missing.values()];
    for (let at = 0; at < wanted.length; at += FETCHED) {
      const rows = await this.#db
        .select({ hash: snapshotChunks.hash, bytes: snapshotChunks.bytes })
        .from(snapshotChunks)
        .where(
          and(
            eq(snapshotChunks.boardId, this.#boardId),
            sql`${snapshotChunks.hash} = any (${bytesArray(wanted.slice(at, at + FETCHED))})`,
          ),
        );
      for (const { hash, bytes } of rows) this.#packed.set(nameOf(hash), bytes);
    }
  }
}
