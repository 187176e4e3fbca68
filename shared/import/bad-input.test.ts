import { describe, expect, test } from 'vitest';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { applyImport } from './apply-import.ts';
import { importText, issuesOf, planText } from './testing/import-text.ts';

const issues = (text: string, ...rest: [Parameters<typeof issuesOf>[2]?]) => issuesOf(createTestBoard(), text, ...rest);

describe('bad input is named by row and column', () => {
  test('an empty file, and one that has only a header', () => {
    expect(issues('')).toEqual(['error The file is empty.']);
    expect(issues(' \r\n\r\n')).toEqual(['error The file is empty.']);
    expect(issues('Key,Title\n')).toEqual(['error The file has a header, but no rows below it.']);
  });

  test('wrong columns', () => {
    expect(issues('Foo,Bar\n1,2\n')).toEqual([
      'error No column holds the titles (Title, Summary or Name): the columns are "Foo" and "Bar". Say which one does.',
    ]);
    expect(issues('Foo,Bar\n1,2\n', { columns: { Foo: 'title' } })).toEqual([]);
    expect(issues('Title,Bar\n1,2\n', { columns: { Baz: 'start' } })).toEqual([
      'error Column "Baz": there is no such column; the file has "Title" and "Bar".',
    ]);
    expect(issues('Title,Bar\n1,2\n', { columns: { Title: 'title', Bar: 'title' } })).toEqual([
      'error Column "Bar": "Title" and "Bar" are both read as Title: keep one.',
    ]);
  });

  test('rows that are too long or too short', () => {
    expect(issues('Title,Start,End\nA,2027-01-01,2027-01-02,x\nB\n')).toEqual([
      'error Row 2: it has 4 cells, but the header has 3: a text that contains the separator needs quotation marks.',
      'warning Row 3: it ends early: nothing is there for "Start", "End".',
    ]);
  });

  test('wrong dates', () => {
    const text = 'Title,Start,End\nA,31/02/2026,2026-13-01\nB,soon,46387\nC,2026-Q4,01/01/1066\n';
    expect(issues(text)).toEqual([
      'error Row 2, column "Start": "31/02/2026" is not a date: February 2026 has no day 31.',
      'error Row 2, column "End": "2026-13-01" is not a date: there is no month 13.',
      'error Row 3, column "Start": "soon" is not a date like 2027-04-23.',
      'error Row 3, column "End": "46387" is not a date but a number of a spreadsheet: give the column a date format there.',
      'error Row 4, column "Start": "2026-Q4" is not a date: it needs a day, like 2027-04-23.',
      'error Row 4, column "End": "01/01/1066" is not a date: the year 1066 is out of range.',
    ]);
  });

  test('a bad date in a stage column', () => {
    const rows = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '31/02/2027'].map((day) => `T,${day}`);
    expect(issues(['Title,Alpha', ...rows.map((row, i) => `${row.replace('T', `T${i}`)}`)].join('\n'))).toEqual([
      'error Row 6, column "Alpha": "31/02/2027" is not a date: February 2027 has no day 31.',
    ]);
  });

  test('an end before its start, in the file or with what the board says', () => {
    const it = createTestBoard();
    const message = 'it would end on 2027-01-04, before it starts on 2027-02-01.';
    expect(issuesOf(it, 'Key,Title,Start,End\n1,A,2027-02-01,2027-01-04\n')).toEqual([
      `error Row 2, column "End": ${message}`,
    ]);
    importText(it, 'Key,Title,Start,End\n1,A,2027-02-01,2027-03-01\n');
    expect(issuesOf(it, 'Key,Title,End\n1,A,2027-01-04\n')).toEqual([`error Row 2, column "End": ${message}`]);
  });

  test('duplicate keys, missing titles, titles that are too long', () => {
    expect(issues(`Key,Title\n1,A\n2,\n1,C\n3,${'x'.repeat(301)}\n`)).toEqual([
      'error Row 3, column "Title": a title is missing.',
      'error Row 4, column "Key": the key "1" is in row 2 already.',
      'error Row 5, column "Title": the text is longer than 300 characters.',
    ]);
  });

  test('links to unknown keys, to itself, and in a circle', () => {
    expect(issues('Key,Title,Blocked by\nA-1,A,A-9\nA-2,B,A-2\nA-3,C,A-4\nA-4,D,A-3\n')).toEqual([
      'warning Row 2, column "Blocked by": "A-9" is neither in the file nor on the board: no link is made.',
      'warning Row 3, column "Blocked by": it can not depend on itself: no link is made.',
      'warning Row 4, column "Blocked by": A-3 and A-4 depend on each other in a circle: each would have to come before the others.',
    ]);
  });

  test('what is not understood elsewhere is left out with a warning', () => {
    const text = 'Title,Status,Progress,Effort,Confidence,Link\nA,meh,150,lots,maybe,javascript:alert(1)\n';
    const left = 'Nothing is taken from this cell.';
    expect(issues(text)).toEqual([
      `warning Row 2, column "Status": "meh" is not a status we know. ${left}`,
      `warning Row 2, column "Progress": "150" is not between 0 and 100 percent. ${left}`,
      `warning Row 2, column "Confidence": "maybe" is not low, medium or high. ${left}`,
      `warning Row 2, column "Effort": "lots" is not a number of person-weeks. ${left}`,
      `warning Row 2, column "Link": "javascript:alert(1)" is not a web address. ${left}`,
    ]);
  });

  test('a quotation mark that is never closed', () => {
    expect(issues('Title,Team\n"A,B\nC,D\n')[0]).toMatch(/^error Row 2: a quotation mark opens here/);
  });

  test('too many rows', () => {
    expect(issues(`Title\n${'A\n'.repeat(10_001)}`)).toEqual(['error The file has more than 10,000 rows.']);
  });

  test('and nothing is written', () => {
    const it = createTestBoard();
    const plan = planText(it, 'Title,Start\nA,31/02/2026\nB,2026-01-01\n');
    expect(() => applyImport(it.board, plan, it.ctx)).toThrow();
    expect(it.board.doc.store.clients.size).toBe(0);
  });
});

describe('good input in other clothes', () => {
  const view = (text: string, ...rest: [Parameters<typeof importText>[2]?]) => {
    const it = createTestBoard();
    importText(it, text, ...rest);
    return it.view();
  };

  test.each([
    ['semicolons and a byte order mark', '\uFEFFTitle;Start;End\nA, B;2027-01-04;2027-01-08\n'],
    ['tabs', 'Title\tStart\tEnd\nA, B\t2027-01-04\t2027-01-08\n'],
    ['quotes, Windows line ends and empty lines', 'Title,Start,End\r\n\r\n"A, B",2027-01-04,2027-01-08\r\n,,\r\n'],
    ['other names and times', 'summary,START_DATE,Due Date\n"A, B",2027-01-04T00:00:00Z,2027-01-08 12:00\n'],
    ['days first', 'Name,Start,Finish\n"A, B",04/01/2027,8.1.2027\n"C",13/01/2027,14/01/2027\n'],
    ['months first', 'Name,Start,Finish\n"A, B",1/4/2027,1/8/2027\n"C",1/13/2027,1/14/2027\n'],
    ['months by name', 'Name,Start,Finish\n"A, B",4 Jan 2027,"January 8, 2027"\n'],
  ])('%s', (_, text) => {
    expect(view(text).initiatives.list[0]).toMatchObject({ title: 'A, B', start: '2027-01-04', end: '2027-01-08' });
  });

  test('days and months that could be either are said to be, and can be set', () => {
    const text = 'Title,Start,End\nA,03/04/2027,05/06/2027\n';
    expect(issues(text)[0]).toBe(
      'warning Column "Start": dates like "03/04/2027" could be read two ways; the day is taken to come first.',
    );
    expect(view(text).initiatives.list[0]?.start).toBe('2027-04-03');
    expect(view(text, { dateOrder: 'month-first' }).initiatives.list[0]?.start).toBe('2027-03-04');
    expect(issues(text, { dateOrder: 'month-first' })).toEqual([]);
  });

  test('what an export guarded against being run as a formula', () => {
    expect(view("Title,Tags\n'=1+1,'@home\n").initiatives.list[0]).toMatchObject({ title: '=1+1', tags: ['@home'] });
  });

  test('progress as percent, number or share', () => {
    const progress = (text: string) => view(text).initiatives.list.map((initiative) => initiative.progress);
    expect(progress('Title,Progress\nA,40 %\nB,7\n')).toEqual([40, 7]);
    expect(progress('Title,% complete\nA,0.4\nB,1\n')).toEqual([40, 100]);
  });

  test('repeated columns of labels, and dates that other tools keep', () => {
    const { initiatives, milestones } = view('Title,Labels,Labels,Created\nA,x,y,2026-01-01\n');
    expect(initiatives.list[0]?.tags).toEqual(['x', 'y']);
    expect(milestones.list).toEqual([]);
  });
});
