/** The month (`YYYY-MM`) a day lies in. */
export function monthOf(isoDate: string): string {
  return isoDate.slice(0, 7);
}

/** The month `count` after this one; before it when negative. */
export function monthAfter(month: string, count = 1): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}
