import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { RecordKind } from '../record-kind.ts';

/** What a command may not find out by itself: who acts, when, and fresh ids. */
export interface CommandContext {
  /** Id of the user, or null for the system. */
  readonly actor: string | null;
  /** Instant of the command, ISO 8601 in UTC. */
  readonly now: string;
  /** A fresh id, unique across all clients. */
  readonly newId: () => string;
}

export type CommandErrorCode =
  | 'gone'
  | 'bad-dates'
  | 'self-link'
  | 'same-link'
  | 'bad-score'
  | 'in-use'
  | 'not-now'
  | 'not-your-step'
  | 'day-missing'
  | 'bad-reason';

/** A command that can't be done as asked. Nothing was written. The message is for the person who asked. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: CommandErrorCode;
  readonly kind: RecordKind;

  constructor(code: CommandErrorCode, kind: RecordKind, message: string) {
    super(message);
    this.code = code;
    this.kind = kind;
  }
}

/** The order key after the last of these siblings. */
export function orderAfter(siblings: readonly { readonly order: string }[]): string {
  let last: string | null = null;
  for (const { order } of siblings) if (last === null || order > last) last = order;
  return keyBetween(last, null);
}

/** An order key between two siblings (null: the edge). Keys that came in bad or equal don't stop the move. */
export function keyBetween(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after);
  } catch {
    // A foreign client wrote a key that is not a fractional index, or two that are the same: stand right behind.
    return `${before ?? 'a0'}V`;
  }
}

/** As many order keys between two siblings, in their order. */
export function keysBetween(before: string | null, after: string | null, count: number): string[] {
  try {
    return generateNKeysBetween(before, after, count);
  } catch {
    const keys: string[] = [];
    for (let last = before; keys.length < count; last = keys.at(-1) ?? null) keys.push(keyBetween(last, null));
    return keys;
  }
}
