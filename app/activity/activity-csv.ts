import Papa from 'papaparse';
import { changeWords } from '#app/board/activity/change-words.ts';
import { kindName } from '#app/board/compare/difference-words.ts';
import type { Person } from '#app/board/fields/person.ts';
import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import { isIsoDate } from '#shared/board/records/fields.ts';
import { type ChangeWords, describeChanges } from '#shared/diff/describe-change.ts';
import { actorName } from './actor-name.ts';
import type { Sheet } from './sheet.ts';
import { wordsContext } from './words-context.ts';

const HEAD = [
  'When',
  'Who',
  'Board',
  'Kind',
  'Record',
  'Change',
  'Field',
  'From',
  'To',
  'Why',
  'In words',
  'Record id',
];
/** Cells that a spreadsheet would run as a formula are made text. */
const AS_TEXT = { escapeFormulae: true } as const;

/**
 * All rows of a list as a CSV file, page by page: one line a change, times in UTC, days as `2027-04-23`. `read` answers
 * the page after the given end.
 */
export async function* activityCsv(
  read: (after: string | null) => Promise<Sheet>,
  people: readonly Person[],
): AsyncGenerator<string> {
  yield `${Papa.unparse([HEAD])}\r\n`;
  let after: string | null = null;
  do {
    const sheet: Sheet = await read(after);
    const words = new Map(
      Object.entries(sheet.boards).map(([id, board]) => [id, changeWords(wordsContext(board, people))]),
    );
    const lines = sheet.rows.flatMap((row) => {
      const said = words.get(row.boardId);
      return said ? [csvLine(row, said, sheet, people)] : [];
    });
    if (lines.length > 0) yield `${Papa.unparse(lines, AS_TEXT)}\r\n`;
    after = sheet.next;
  } while (after !== null);
}

function csvLine(
  row: BoardActivityRow,
  words: ChangeWords,
  sheet: Sheet,
  people: readonly Person[],
): readonly string[] {
  const { at, kind, title, change, field, from, to, why, boardId, recordId } = row;
  const value = (one: unknown) => {
    if (field === null) return '';
    if (typeof one === 'string' && (isIsoDate(one) || words.isLongText(kind, field))) return one;
    return words.value(kind, field, one);
  };
  const sentence = describeChanges([row], words).flatMap(({ sentences }) => sentences);
  return [
    at,
    actorName(row.actorId, sheet, people),
    sheet.boards[boardId]?.title ?? '',
    kindName(kind),
    title,
    change,
    field === null ? '' : words.label(kind, field),
    value(from),
    value(to),
    why ?? '',
    sentence.join(', '),
    recordId,
  ];
}

/** The file as an answer; who goes away ends the reading. */
export function csvResponse(name: string, lines: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
