/** Brings the next (1) or previous (-1) difference of a list into sight and focuses it; from either end it goes on at the other. */
export function stepThrough(list: HTMLElement, direction: 1 | -1): void {
  const lines = [...list.querySelectorAll<HTMLElement>('[data-difference]')];
  const at = lines.findIndex((line) => line === document.activeElement || line.contains(document.activeElement));
  const start = at < 0 && direction < 0 ? 0 : at;
  const next = lines[(start + direction + lines.length) % lines.length];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
