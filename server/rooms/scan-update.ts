import { createDecoder, type Decoder, hasContent, readVarUint } from 'lib0/decoding';
import { KIND, readContent, readHead, type StructHead } from './read-struct.ts';

/** The structs of one client, in the order of their clocks and without a gap. */
export interface Section {
  readonly client: number;
  /** First clock of each struct, and the end of the last. */
  readonly clocks: number[];
  /** Where each struct begins in the update's bytes, and where the last ends. */
  readonly offsets: number[];
}

/** Where everything is in a V1 update. Holds positions, not structs: 16 bytes for each. */
export interface ScannedUpdate {
  readonly bytes: Uint8Array;
  readonly sections: readonly Section[];
  /** Ranges it deletes: client, first clock and length of each, one after the other. */
  readonly deletes: readonly number[];
  /** Structs and deleted ranges. */
  readonly parts: number;
  /** It leaves out structs before others it has. */
  readonly gapped: boolean;
}

/** What may be checked while an update is read. Whatever these throw ends the scan. */
export interface ScanVisitor {
  /** Another struct, or another deleted range. */
  part?(): void;
  /** What a struct refers to, before its content is read. */
  head?(head: StructHead): void;
  value?(value: unknown): void;
  struct?(head: StructHead, client: number, clock: number, length: number): void;
}

/** Parts read between two yields: about a millisecond. */
const PARTS_A_STEP = 2_000;

/** Bytes after the end of an update. */
export class TrailingBytesError extends Error {}

/**
 * Reads a V1 update as a whole without building anything of it. Yields now and then, so that whoever drives it can give
 * others a turn. Throws on an update that Yjs could not read. V2 is never read from the wire (yjs #687).
 */
export function* scanUpdate(bytes: Uint8Array, visitor: ScanVisitor = {}): Generator<void, ScannedUpdate> {
  const decoder = createDecoder(bytes);
  const sections = new Map<number, Section>();
  let parts = 0;
  let gapped = false;
  for (let left = readVarUint(decoder); left > 0; left--) {
    const count = readVarUint(decoder);
    const client = readVarUint(decoder);
    const section: Section = { client, clocks: [readVarUint(decoder)], offsets: [decoder.pos] };
    if (sections.has(client)) throw new Error('A client comes twice');
    sections.set(client, section);
    const reader = new SectionReader(decoder, section, visitor);
    for (let i = 0; i < count; i++) {
      visitor.part?.();
      reader.read();
      if (++parts % PARTS_A_STEP === 0) yield;
    }
    gapped ||= reader.gapped;
  }
  const deletes: number[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) {
    const client = readVarUint(decoder);
    for (let ranges = readVarUint(decoder); ranges > 0; ranges--) {
      visitor.part?.();
      deletes.push(client, readVarUint(decoder), readVarUint(decoder));
      if (++parts % PARTS_A_STEP === 0) yield;
    }
  }
  if (hasContent(decoder)) throw new TrailingBytesError();
  return { bytes, sections: [...sections.values()], deletes, parts, gapped };
}

/** Reads the structs of one client. What comes after a gap can't be applied: it is read, and not kept. */
class SectionReader {
  gapped = false;
  readonly #decoder: Decoder;
  readonly #section: Section;
  readonly #visitor: ScanVisitor;
  #clock: number;

  constructor(decoder: Decoder, section: Section, visitor: ScanVisitor) {
    this.#decoder = decoder;
    this.#section = section;
    this.#visitor = visitor;
    this.#clock = section.clocks[0] ?? 0;
  }

  read(): void {
    const head = readHead(this.#decoder);
    this.#visitor.head?.(head);
    const length = readContent(this.#decoder, head.kind, this.#visitor.value);
    this.#visitor.struct?.(head, this.#section.client, this.#clock, length);
    this.#clock += length;
    if (head.kind === KIND.skip) this.gapped = true;
    if (this.gapped) return;
    this.#section.clocks.push(this.#clock);
    this.#section.offsets.push(this.#decoder.pos);
  }
}

/** What struct `index` of a section refers to. */
export function headOf(bytes: Uint8Array, section: Section, index: number): StructHead {
  const decoder = createDecoder(bytes);
  decoder.pos = section.offsets[index] ?? bytes.byteLength;
  return readHead(decoder);
}

/** Number of the struct that has this clock, or that would follow the last one. */
export function indexOfClock(section: Section, clock: number): number {
  let low = 0;
  let high = section.clocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((section.clocks[middle + 1] ?? Number.POSITIVE_INFINITY) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Runs a scan, or whatever else yields now and then, to its end at once. */
export function runAtOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
