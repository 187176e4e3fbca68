/**
 * Where a caret stands after somebody else changed the text around it: what changed before it moves it, what changed
 * behind it does not; inside what was replaced it goes to the end of the replacement.
 */
export function caretAfterChange(before: string, after: string, caret: number): number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const changeEnd = before.length - tail;
  if (caret <= start) return caret;
  if (caret >= changeEnd) return caret + after.length - before.length;
  return after.length - tail;
}
