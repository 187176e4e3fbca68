/** What differs between two texts: `before` from `start` to `end` became `text`. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * Where a caret stands after somebody else changed the text around it: what changed before it moves it, what changed
 * behind it does not; inside what was replaced it goes to the end of the replacement.
 */
export function caretAfterChange(before: string, after: string, caret: number): number {
  const change = changeBetween(before, after);
  if (caret <= change.start) return caret;
  if (caret >= change.end) return caret + after.length - before.length;
  return change.start + change.text.length;
}

/** A text with both changes that two people made to `base`: what they changed in `theirs`, then what I typed in `mine`. */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (theirs === base) return mine;
  if (mine === base) return theirs;
  const change = changeBetween(base, mine);
  const start = caretAfterChange(base, theirs, change.start);
  const end = Math.max(start, caretAfterChange(base, theirs, change.end));
  return theirs.slice(0, start) + change.text + theirs.slice(end);
}
