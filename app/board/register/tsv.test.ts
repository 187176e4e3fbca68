import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeFormula, parseTsv, printHtmlTable, printTsv, unescapeFormula } from './tsv.ts';

const cell = fc.oneof(fc.string(), fc.stringMatching(/^["'\t\n\r=+\-@ab]{0,8}$/));
/** Rows of one width, as a selection has them. */
const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

describe('cells on the clipboard', () => {
  test('are read as they were printed, whatever is in them', () => {
    fc.assert(
      fc.property(table, (cells) => {
        expect(parseTsv(printTsv(cells))).toEqual(cells);
      }),
      { seed: 24, numRuns: 2000 },
    );
  });

  test('come as spreadsheets write them', () => {
    expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(parseTsv('"two\nlines"\t"he said ""no"""\nx\t')).toEqual([
      ['two\nlines', 'he said "no"'],
      ['x', ''],
    ]);
    expect(parseTsv('')).toEqual([['']]);
  });

  test('a quote that is never closed is a letter', () => {
    expect(parseTsv('"12 inch\tb\n"x" y\tz')).toEqual([
      ['"12 inch', 'b'],
      ['"x" y', 'z'],
    ]);
  });

  test('no text leaves as a formula, numbers stay numbers, and each comes back as it was', () => {
    expect(['=1+1', '+cmd', '-2+3', '@sum', '-12', '-3.5 %', '+4'].map(escapeFormula)).toEqual([
      "'=1+1",
      "'+cmd",
      "'-2+3",
      "'@sum",
      '-12',
      '-3.5 %',
      '+4',
    ]);
    fc.assert(
      fc.property(cell, (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text);
      }),
      { seed: 24, numRuns: 2000 },
    );
  });

  test('the table for word processors is text, never markup', () => {
    expect(printHtmlTable([['<b>&', 'two\nlines']])).toBe(
      '<table><tr><td>&lt;b&gt;&amp;</td><td>two<br style="mso-data-placement:same-cell">lines</td></tr></table>',
    );
  });
});
