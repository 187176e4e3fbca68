import type { TLContent } from '@tldraw/tldraw';
import { type CopiedRecords, MAX_COPIED_CHARACTERS } from '#shared/board/clipboard/copied-records.ts';

/** How records and drawings lie on the clipboard: as text for spreadsheets, and in the HTML for boards. */
export interface ClipboardContent {
  readonly text: string;
  readonly html: string;
}

const RECORDS = 'data-quarterdeck';
const DRAWINGS = 'data-quarterdeck-drawings';

/** `table` is the records as rows, the first their names; `drawings` are tldraw's own content. */
export function writeContent(
  copied: CopiedRecords,
  table: readonly (readonly string[])[],
  drawings: TLContent | null,
): ClipboardContent {
  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  const extra = drawings ? ` ${DRAWINGS}="${escaped(JSON.stringify(drawings))}"` : '';
  return {
    text: table.map((cells) => cells.join('\t')).join('\n'),
    html: `<div ${RECORDS}="${escaped(JSON.stringify(copied))}"${extra}></div><table>${table.map(row).join('')}</table>`,
  };
}

/** What a clipboard's HTML holds of a board, unparsed; null when it is not ours. */
export function readContent(html: string): { readonly records: string; readonly drawings: string | null } | null {
  if (!html.includes(RECORDS)) return null;
  // Longer than any two of its parts may be: not worth building a document of.
  if (html.length > 4 * MAX_COPIED_CHARACTERS) return { records: '', drawings: null };
  const element = new DOMParser().parseFromString(html, 'text/html').querySelector(`[${RECORDS}]`);
  const records = element?.getAttribute(RECORDS);
  return records == null ? null : { records, drawings: element?.getAttribute(DRAWINGS) ?? null };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
