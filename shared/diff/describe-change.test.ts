import { describe, expect, test } from 'vitest';
import type { ActivityRow } from '../activity/activity-row.ts';
import { DEFAULT_MATRIX } from '../board/records/board-meta.ts';
import { workingCalendar } from '../schedule/working-calendar.ts';
import { type ChangeWords, describeChanges } from './describe-change.ts';

const words: ChangeWords = {
  label: (_kind, field) => field,
  value: (_kind, _field, value) => (Array.isArray(value) ? value.join(', ') : String(value ?? '')),
  isLongText: (_kind, field) => field === 'description',
  day: (isoDate) => isoDate.slice(5),
  matrix: DEFAULT_MATRIX,
  calendar: workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2027-04-14'] }),
};

let made = 0;
function row(part: Partial<ActivityRow>): ActivityRow {
  made += 1;
  return {
    id: made,
    at: '2027-02-22T09:00:00.000Z',
    actorId: 'ana',
    seq: 1,
    kind: 'initiatives',
    recordId: 'i1',
    title: 'Ledger',
    change: 'changed',
    field: null,
    from: null,
    to: null,
    beside: null,
    why: null,
    ...part,
  };
}
const said = (...rows: ActivityRow[]) => describeChanges(rows, words).map(({ sentences }) => sentences.join(', '));
const change = (field: string, from: unknown, to: unknown) => said(row({ field, from, to }))[0];

describe('a change as a sentence', () => {
  test.each([
    [
      'a day that moves, in working days of the board',
      'end',
      '2027-04-07',
      '2027-04-23',
      'moved the end 04-07 → 04-23 (+11 d)',
    ],
    ['a day that moves back', 'due', '2027-04-12', '2027-04-09', 'moved the due 04-12 → 04-09 (−1 d)'],
    ['a day that moves over a weekend only', 'end', '2027-04-10', '2027-04-11', 'moved the end 04-10 → 04-11'],
    ['a first day', 'due', null, '2027-04-09', 'set the due to 04-09'],
    ['a day taken off', 'due', '2027-04-09', null, 'cleared the due (was 04-09)'],
    ['a value', 'status', 'planned', 'blocked', 'changed the status planned → blocked'],
    ['a first value', 'owner', null, 'Ana', 'set the owner to Ana'],
    ['a value taken off', 'owner', 'Ana', null, 'cleared the owner (was Ana)'],
    ['a name', 'title', 'Ledger', 'General ledger', 'renamed it from “Ledger”'],
    ['a first text', 'description', '', 'Long', 'wrote the description'],
    ['a text', 'description', 'Long', 'Longer', 'edited the description'],
    ['a text taken off', 'description', 'Long', '', 'cleared the description'],
    ['what came to a set', 'tags', ['a'], ['a', 'b', 'c'], 'added b, c to the tags'],
    ['what came and went', 'tags', ['a'], ['b'], 'added b to the tags and took a off the tags'],
    ['a list of records', 'keyResults', [{ title: 'x' }], [], 'changed the keyResults'],
    ['a place in a list', 'order', 'a0', 'a1', 'moved it in the list'],
    ['a value without words', 'camera', null, undefined, 'changed the camera'],
  ])('%s', (_what, field, from, to, sentence) => {
    expect(change(field, from, to)).toBe(sentence);
  });

  test('how the document is stored is told to nobody', () => {
    const version = row({ kind: 'meta', field: 'schemaVersion', from: 1, to: 4 });
    expect(said(version)).toEqual([]);
    expect(said(row({ kind: 'meta', field: 'title', from: 'Q1', to: 'Q2' }), version)).toEqual([
      'renamed it from “Q1”',
    ]);
  });

  test('a record that came or went', () => {
    expect(said(row({ change: 'added', kind: 'risks' }))).toEqual(['added this risk']);
    expect(said(row({ change: 'removed', kind: 'dependencies' }))).toEqual(['deleted this dependency']);
  });

  test('both dates of a bar together', () => {
    const both = (start: [unknown, unknown], end: [unknown, unknown]) =>
      said(row({ field: 'end', from: end[0], to: end[1] }), row({ field: 'start', from: start[0], to: start[1] }));
    expect(both(['2027-04-05', '2027-04-06'], ['2027-04-09', '2027-04-12'])).toEqual([
      'moved the dates 04-05 – 04-09 → 04-06 – 04-12 (+1 d)',
    ]);
    expect(both([null, '2027-04-06'], [null, '2027-04-12'])).toEqual(['scheduled it for 04-06 – 04-12']);
    expect(both(['2027-04-06', null], ['2027-04-12', null])).toEqual(['unscheduled it (was 04-06 – 04-12)']);
    expect(both(['2027-04-05', '2027-04-06'], [null, '2027-04-12'])).toEqual([
      'moved the start 04-05 → 04-06 (+1 d) and set the end to 04-12',
    ]);
  });

  test('a score, from both its steps or from one and what stood beside it', () => {
    const score = (part: Partial<ActivityRow>) => row({ kind: 'risks', ...part });
    const likelihood = score({ field: 'currentLikelihood', from: 2, to: 4, beside: { currentImpact: 3 } });
    const impact = score({ field: 'currentImpact', from: 3, to: 5, beside: { currentLikelihood: 2 } });
    expect(said(likelihood)).toEqual(['scored it 6 M → 12 H']);
    expect(said(impact, likelihood)).toEqual(['scored it 6 M → 20 VH']);
    const target = score({ field: 'targetImpact', from: null, to: 2, beside: { targetLikelihood: 1 } });
    expect(said(target)).toEqual(['scored the target score 2 VL']);
    const half = score({ field: 'inherentImpact', from: null, to: 2, beside: { inherentLikelihood: null } });
    expect(said(half)).toEqual(['set the inherentImpact to 2']);
  });
});

describe('changes of one line', () => {
  const at = (seconds: number) => new Date(Date.UTC(2027, 1, 22, 9, 0, seconds)).toISOString();

  test('are those of one person within seconds, each field once; the reason stands with them', () => {
    const rows = [
      row({ field: 'status', from: 'planned', to: 'blocked', at: at(9), seq: 5, why: 'Vendor late' }),
      row({ field: 'progress', from: 0, to: 10, at: at(9), seq: 5 }),
      row({ field: 'effort', from: 1, to: 2, at: at(1), seq: 4, actorId: 'ben' }),
      row({ field: 'status', from: 'done', to: 'planned', at: at(0), seq: 3, actorId: 'ben' }),
      row({ field: 'status', from: 'dropped', to: 'done', at: at(0), seq: 2, actorId: 'ben' }),
    ];
    expect(describeChanges(rows, words)).toMatchObject([
      { actorId: 'ana', why: 'Vendor late', sentences: [expect.any(String), 'changed the status planned → blocked'] },
      { actorId: 'ben', why: null, sentences: ['changed the status done → planned', 'changed the effort 1 → 2'] },
      { actorId: 'ben', sentences: ['changed the status dropped → done'] },
    ]);
  });

  test('of other minutes, or with a reason of their own, are others', () => {
    const later = row({ field: 'effort', from: 1, to: 2, at: at(59), seq: 9 });
    const explained = row({ field: 'status', from: 'done', to: 'planned', at: at(45), seq: 8, why: 'Why' });
    const near = row({ field: 'progress', from: 0, to: 5, at: at(44), seq: 7 });
    expect(describeChanges([later, explained, near], words)).toHaveLength(3);
  });
});
