/** More lines than a person reads through before saying yes. */
export const MAX_PASTED_LINES = 200;
const MAX_TITLE = 300;

/** Titles that stand in pasted text, one a line, and how many lines there were in all. */
export interface PastedTitles {
  readonly titles: readonly string[];
  readonly total: number;
}

/**
 * Reads lines of text as titles: bullets, numbers and check boxes before them are left out, empty lines too. Of rows
 * with tabs it takes the column called "Title", else the first cell that says something.
 */
export function titlesFromText(text: string): PastedTitles {
  const rows = text.split(/\r\n|\r|\n/).map((line) => line.split('\t'));
  const column = rows[0]?.findIndex((cell) => /^title$/i.test(cell.trim())) ?? -1;
  const isTable = column >= 0 && (rows[0]?.length ?? 0) > 1;
  const lines = (isTable ? rows.slice(1) : rows)
    .map((cells) => titleOf(isTable ? [cells[column] ?? ''] : cells))
    .filter((title) => title !== '');
  return { titles: lines.slice(0, MAX_PASTED_LINES), total: lines.length };
}

function titleOf(cells: readonly string[]): string {
  const cell = cells.map((text) => text.replace(/\s+/g, ' ').trim()).find((text) => text !== '') ?? '';
  return cell
    .replace(/^(?:[-*•–·]|\d{1,3}[.)])\s+/, '')
    .replace(/^\[[ xX]?\]\s+/, '')
    .slice(0, MAX_TITLE)
    .trim();
}
