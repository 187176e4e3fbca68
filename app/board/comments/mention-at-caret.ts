/** A name that is being typed behind an `@`. */
export interface TypedMention {
  /** Where the `@` is. */
  readonly at: number;
  readonly typed: string;
}

const LONGEST_TYPED = 40;

/** The mention that the caret is in, or null: an `@` that begins a word, and up to three words behind it. */
export function mentionAtCaret(text: string, caret: number): TypedMention | null {
  const before = text.slice(Math.max(0, caret - LONGEST_TYPED), caret);
  const match = /(?:^|[^\p{L}\p{N}_])@((?:[\p{L}\p{N}_.'’-]+ ?){0,3})$/u.exec(before);
  if (!match) return null;
  const typed = match[1] ?? '';
  return { at: caret - typed.length - 1, typed };
}

/** The text with the name in place of what was typed, and where the caret goes: behind the name and a space. */
export function insertMention(text: string, caret: number, { at }: TypedMention, name: string) {
  const rest = text.slice(caret);
  const space = /^\s/.test(rest) ? '' : ' ';
  return { text: `${text.slice(0, at)}@${name}${space}${rest}`, caret: at + 1 + name.length + 1 };
}
