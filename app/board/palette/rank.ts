/** Something that can be found by words. */
export interface Findable {
  /** What it is called; words of it weigh most. */
  readonly title: string;
  /** Short name like `PAY-112`; found by its beginning. */
  readonly key: string;
  /** Whatever else people look for it by: owner, team, tags. */
  readonly words: string;
}

/** A findable made ready for many searches. */
export interface Indexed<T> {
  readonly value: T;
  readonly title: string;
  readonly key: string;
  readonly words: string;
}

/** Makes things ready to be searched: case and accents do not count. */
export function indexOf<T extends Findable>(values: readonly T[]): readonly Indexed<T>[] {
  return values.map((value) => ({
    value,
    title: plain(value.title),
    key: plain(value.key),
    words: plain(value.words),
  }));
}

/**
 * What fits every word of the query, best first; equal ones keep their order. A word fits the key, a word's beginning,
 * a part of one, or, where nothing better does, the title's letters in their order.
 */
export function rank<T>(index: readonly Indexed<T>[], query: string, limit: number): readonly T[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return index.slice(0, limit).map(({ value }) => value);
  const found: { readonly value: T; readonly score: number; readonly at: number }[] = [];
  for (const [at, entry] of index.entries()) {
    let score = 0;
    for (const word of words) {
      const fit = fitOf(word, entry);
      if (fit === 0) {
        score = 0;
        break;
      }
      score += fit;
    }
    if (score > 0) found.push({ value: entry.value, score: score + closeness(words, entry), at });
  }
  found.sort((a, b) => b.score - a.score || a.at - b.at);
  return found.slice(0, limit).map(({ value }) => value);
}

const FIT = {
  key: 120,
  keyStart: 90,
  titleStart: 80,
  wordStart: 60,
  inTitle: 35,
  wordStartElsewhere: 25,
  elsewhere: 12,
};

function fitOf(word: string, { title, key, words }: Indexed<unknown>): number {
  if (key !== '' && key === word) return FIT.key;
  if (key.startsWith(word)) return FIT.keyStart;
  if (title.startsWith(word)) return FIT.titleStart;
  if (startsWord(title, word)) return FIT.wordStart;
  if (title.includes(word)) return FIT.inTitle;
  if (startsWord(words, word)) return FIT.wordStartElsewhere;
  if (words.includes(word) || key.includes(word)) return FIT.elsewhere;
  return inOrder(title, word);
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** All that was typed is all there is of the title: what is meant. */
function closeness(words: readonly string[], { title }: Indexed<unknown>): number {
  const typed = words.join(' ');
  return title === typed ? 50 : title.startsWith(typed) ? 20 : 0;
}

const LEAST_LETTERS = 3;

/** Letters in their order with gaps between: worth less the farther they lie apart; 0 when they are not all there. */
function inOrder(title: string, word: string): number {
  if (word.length < LEAST_LETTERS) return 0;
  let at = -1;
  let first = -1;
  for (const letter of word) {
    at = title.indexOf(letter, at + 1);
    if (at < 0) return 0;
    if (first < 0) first = at;
  }
  const spread = at - first + 1;
  return spread > word.length * 3 ? 0 : (8 * word.length) / spread;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
