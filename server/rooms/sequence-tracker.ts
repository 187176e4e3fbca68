/**
 * Which rows of a document's log are in the room. Rows arrive by the bus and from own commits, in any order; `seq` is
 * the last one before which none is missing.
 */
export class SequenceTracker {
  #seq: number;
  #ahead: { from: number; to: number }[] = [];

  constructor(seq: number) {
    this.#seq = seq;
  }

  get seq(): number {
    return this.#seq;
  }

  /** Whether a row is missing before one that is there. */
  get hasGap(): boolean {
    return this.#ahead.length > 0;
  }

  /** Whether rows `from` to `to` are all there already. */
  has(to: number): boolean {
    return to <= this.#seq;
  }

  /** Rows `from` to `to` are in the room now. */
  add(from: number, to: number): void {
    this.#ahead.push({ from, to });
    this.#ahead.sort((a, b) => a.from - b.from);
    while (this.#ahead[0] && this.#ahead[0].from <= this.#seq + 1) {
      this.#seq = Math.max(this.#seq, this.#ahead[0].to);
      this.#ahead.shift();
    }
  }
}
