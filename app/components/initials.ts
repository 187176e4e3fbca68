/** One or two letters for a person: first and last word of the name. A name without letters gives "?". */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  const letters = [first, last].map((word) => [...(word ?? '')][0] ?? '').join('');
  return letters.toUpperCase() || '?';
}
