/** Cells as spreadsheets put them on the clipboard: rows of texts. */
export type TextTable = readonly (readonly string[])[];

/** A text that a spreadsheet would run, or one that is marked as text already. */
const RUNS = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d[\d.,\s]*%?$/;

/** Marks what a spreadsheet would run as a formula as text, as the export does; plain numbers stay numbers. */
export function escapeFormula(text: string): string {
  return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text before it was marked; other texts as they are. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
}

/** Tabs between cells, lines between rows; cells with either in quotes. The inverse of parseTsv. */
export function printTsv(table: TextTable): string {
  const lines = table.map((row) => row.map(quoted).join('\t'));
  // As spreadsheets do: without it, an empty last row would be none.
  return lines.length === 1 ? (lines[0] ?? '') : `${lines.join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Reads tab-separated cells; a cell that begins with a quote ends with one, and may hold tabs, lines and doubled quotes. */
export function parseTsv(text: string): TextTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = readCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at++;
      continue;
    }
    rows.push(row);
    row = [];
    if (at >= text.length) return rows;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    // The line that ends the last row begins no other one.
    if (at >= text.length) return rows;
  }
}

function readCell(text: string, from: number): { readonly text: string; readonly end: number } {
  if (text[from] === '"') {
    const found = readQuoted(text, from + 1);
    if (found) return found;
  }
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(from, end), end };
}

/** Null where the quote is never closed, or goes on behind it: then it was only a letter. */
function readQuoted(text: string, from: number): { readonly text: string; readonly end: number } | null {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const next = text[quote + 1];
    if (next !== undefined && next !== '\t' && next !== '\n' && next !== '\r') return null;
    return { text: text.slice(from, quote).replaceAll('""', '"'), end: quote + 1 };
  }
}

/** The same cells as an HTML table: what spreadsheets and word processors take first. */
export function printHtmlTable(table: TextTable): string {
  const rows = table.map((row) => `<tr>${row.map((cell) => `<td>${htmlOf(cell)}</td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
}

function htmlOf(cell: string): string {
  return cell
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\r\n?|\n/g, '<br style="mso-data-placement:same-cell">');
}
