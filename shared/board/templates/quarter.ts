/** A calendar quarter, `2027-Q1`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

export function isQuarter(text: string): text is Quarter {
  return /^(19|20|21)\d\d-Q[1-4]$/.test(text);
}

/** The quarter a day (`YYYY-MM-DD`, or an instant that starts with one) lies in. */
export function quarterOf(isoDate: string): Quarter {
  return `${Number(isoDate.slice(0, 4))}-Q${Math.ceil(Number(isoDate.slice(5, 7)) / 3)}` as Quarter;
}

/** The quarter `count` after this one; before it when negative. */
export function quarterAfter(quarter: Quarter, count = 1): Quarter {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + count;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}` as Quarter;
}

/** First and last day of a quarter, both included. */
export function quarterSpan(quarter: Quarter): { readonly start: string; readonly end: string } {
  const [year, number] = [quarter.slice(0, 4), Number(quarter.slice(6))];
  const month = (value: number) => String(value).padStart(2, '0');
  const lastDay = number === 1 || number === 4 ? 31 : 30;
  return { start: `${year}-${month(number * 3 - 2)}-01`, end: `${year}-${month(number * 3)}-${lastDay}` };
}
