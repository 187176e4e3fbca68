/** The four radii of a rounded rectangle, from the top left clockwise, as `roundRect` takes them. */
export function cornersOf(radii: number | readonly number[]): readonly number[] {
  const [a = 0, b = a, c = a, d = b] = typeof radii === 'number' ? [radii] : radii;
  return [a, b, c, d];
}

/** A quarter of a circle to this point; nothing where it is not rounded. */
export function corner(r: number, x: number, y: number): string {
  return r === 0 ? '' : `A${n(r)} ${n(r)} 0 0 1 ${n(x)} ${n(y)}`;
}

/** The place of a rectangle; negative sizes go to the left and up. */
export function box(x: number, y: number, w: number, h: number): string {
  return `x="${n(w < 0 ? x + w : x)}" y="${n(h < 0 ? y + h : y)}" width="${n(Math.abs(w))}" height="${n(Math.abs(h))}"`;
}

/** Numbers as short as two decimals make them. */
export function n(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';
}

/** Text as it may stand in an attribute or between tags; what XML does not allow at all is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
