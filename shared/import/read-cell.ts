import { CONFIDENCES, type Confidence } from '#shared/board/records/initiative.ts';

/** What a cell says, or why it can't be understood. */
export type CellReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

const read = <T>(value: T): CellReading<T> => ({ ok: true, value });
const refuse = (message: string): CellReading<never> => ({ ok: false, message });

/** A list in one cell: by semicolons, commas, bars or lines. Each item once. */
export function readList(text: string): readonly string[] {
  const items = text.split(/[;,|\n]/).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** A number, with a decimal point or comma. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00A0]/g, '').replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Percent from 0 to 100: `40`, `40 %`, or `0.4` where the whole column is shares of one. */
export function readProgress(text: string, shares: boolean): CellReading<number> {
  const percent = text.endsWith('%');
  const number = readNumber(percent ? text.slice(0, -1) : text);
  if (number === null) return refuse(`"${text}" is not a percentage.`);
  const value = shares && !percent ? number * 100 : number;
  if (value < 0 || value > 100) return refuse(`"${text}" is not between 0 and 100 percent.`);
  return read(Math.round(value));
}

/** Whether a column writes progress as shares of one: nothing is above 1, and something lies between 0 and 1. */
export function areShares(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => cell !== '').map(readNumber);
  return (
    numbers.every((value) => value !== null && value <= 1) && numbers.some((value) => value !== null && value % 1 > 0)
  );
}

/** Person-weeks, at least 0. */
export function readEffort(text: string): CellReading<number> {
  const number = readNumber(text.replace(/\s*(pw|person[- ]?weeks?|w|weeks?)$/i, ''));
  return number !== null && number >= 0 ? read(number) : refuse(`"${text}" is not a number of person-weeks.`);
}

export function readConfidence(text: string): CellReading<Confidence> {
  const wanted = text.toLowerCase();
  const value = CONFIDENCES.find((confidence) => confidence === wanted || confidence.charAt(0) === wanted);
  return value ? read(value) : refuse(`"${text}" is not low, medium or high.`);
}

/** A web address. */
export function readLink(text: string): CellReading<string> {
  if (!/^https?:\/\/\S+$/i.test(text)) return refuse(`"${text}" is not a web address.`);
  return text.length > 500 ? refuse('the address is longer than 500 characters.') : read(text);
}
