import type { Mention } from './records/comment.ts';

/** A piece of a comment's text. The pieces' texts together are the text. */
export type CommentToken =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly address: string }
  | { readonly type: 'mention'; readonly text: string; readonly userId: string };

/** Only addresses of the web are links: what others typed is not to be trusted with more. */
const LINK = /https?:\/\/[^\s<>"]+/giu;
/** What stands behind an address belongs to the sentence, not to it. */
const AFTER_LINK = /[.,;:!?'"’”)\]}]+$/u;

/** Cuts a comment's text into text, links and mentions. */
export function commentTokens(text: string, mentions: readonly Mention[]): readonly CommentToken[] {
  const tokens: CommentToken[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = withoutTail(match[0]);
    if (!URL_LIKE.test(address)) continue;
    tokens.push(...mentionTokens(text.slice(end, match.index), mentions), { type: 'link', text: address, address });
    end = match.index + address.length;
  }
  tokens.push(...mentionTokens(text.slice(end), mentions));
  return tokens;
}

const URL_LIKE = /^https?:\/\/[^\s/?#]/iu;

/** `(see https://a.example/b_(c))` keeps the bracket that was opened within the address. */
function withoutTail(found: string): string {
  let address = found;
  for (;;) {
    const tail = AFTER_LINK.exec(address)?.[0];
    if (!tail) return address;
    const last = address.at(-1);
    if (last === ')' && address.split('(').length > address.split(')').length - 1) return address;
    address = address.slice(0, -1);
  }
}

function mentionTokens(text: string, mentions: readonly Mention[]): readonly CommentToken[] {
  const tokens: CommentToken[] = [];
  let start = 0;
  const add = (until: number) => until > start && tokens.push({ type: 'text', text: text.slice(start, until) });
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < start) continue;
    const mention = mentionAt(text, at, mentions);
    if (!mention) continue;
    add(at);
    start = at + 1 + mention.name.length;
    tokens.push({ type: 'mention', text: text.slice(at, start), userId: mention.userId });
  }
  add(text.length);
  return tokens;
}

/** Whom an `@` at this place names: of several names that fit, the longest. */
function mentionAt<M extends { readonly name: string }>(text: string, at: number, named: readonly M[]): M | null {
  if (/[\p{L}\p{N}_]/u.test(text.charAt(at - 1))) return null;
  let found: M | null = null;
  for (const one of named) {
    const { length } = one.name;
    if (length === 0 || (found && found.name.length >= length)) continue;
    const written = text.slice(at + 1, at + 1 + length);
    const isWhole = !/[\p{L}\p{N}_]/u.test(text.charAt(at + 1 + length));
    if (isWhole && written.toLowerCase() === one.name.toLowerCase()) found = one;
  }
  return found;
}

/**
 * Who of these people is named in a text, each once. Where two have one name, `picked` (user ids, from a list) says who
 * is meant; otherwise it is the first.
 */
export function mentionsIn(
  text: string,
  people: readonly { readonly id: string; readonly name: string }[],
  picked: ReadonlySet<string> = new Set(),
): readonly Mention[] {
  const ordered = [...people].sort((a, b) => Number(picked.has(b.id)) - Number(picked.has(a.id)));
  const found = new Map<string, Mention>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = mentionAt(text, at, ordered);
    if (person) found.set(person.id, { userId: person.id, name: person.name });
  }
  return [...found.values()];
}
