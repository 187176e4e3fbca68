import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import type { FieldContext } from './field-context.ts';
import type { FieldControl } from './field-control.ts';
import { formatField } from './format-field.ts';
import { INITIATIVE_FIELDS } from './initiative-fields.ts';
import { parseField, parseNumber } from './parse-field.ts';
import { RISK_FIELDS } from './risk-fields.ts';

const ids = ['platform', 'payments', 'ledger', 'lists'];
const board = openBoard(new Y.Doc());
const ctx = { actor: 'ada', now: '2027-04-23T10:00:00Z', newId: () => ids.shift() ?? 'more' };
addRecord(board, { kind: 'teams', fields: { name: 'Platform' } }, ctx);
addRecord(board, { kind: 'teams', fields: { name: 'Payments' } }, ctx);
addRecord(board, { kind: 'initiatives', fields: { title: 'Settlement ledger v2', key: 'PAY-112' } }, ctx);
addRecord(board, { kind: 'initiatives', fields: { title: 'Lists, tables, and trees' } }, ctx);
const context: FieldContext = {
  view: createBoardProjection(board).view(),
  people: [
    { id: 'u1', name: 'Ada Moreau' },
    { id: 'u2', name: 'Jana Lindqvist' },
  ],
  today: '2027-04-23',
};

const read = (control: FieldControl, text: string) => parseField(control, text, context);
const likelihood = RISK_FIELDS.currentLikelihood.control;

describe('what is typed into a field', () => {
  test.each<[string, FieldControl, string, unknown]>([
    ['a member by name, whatever its case', RISK_FIELDS.owner.control, 'ada moreau', 'user:u1'],
    ['another name as it is', RISK_FIELDS.owner.control, 'CFO', 'CFO'],
    ['nobody', RISK_FIELDS.owner.control, '  ', null],
    ['a choice by its label', INITIATIVE_FIELDS.status.control, 'At risk', 'at-risk'],
    ['a choice by its beginning', INITIATIVE_FIELDS.status.control, 'in', 'in-progress'],
    ['an empty choice where it may be', INITIATIVE_FIELDS.confidence.control, '', null],
    ['a step by its number', likelihood, '4', 4],
    ['a step by its word', likelihood, 'almost', 5],
    ['a step as it is shown', likelihood, '4 Likely', 4],
    ['a team by its name', INITIATIVE_FIELDS.teamId.control, 'payments', 'payments'],
    ['a team by an unambiguous beginning', INITIATIVE_FIELDS.teamId.control, 'pl', 'platform'],
    ['no team', INITIATIVE_FIELDS.teamId.control, 'No team', null],
    ['records by key', RISK_FIELDS.initiativeIds.control, 'PAY-112', ['ledger']],
    [
      'records with commas in their names',
      RISK_FIELDS.initiativeIds.control,
      'Lists, tables, and trees, PAY-112',
      ['ledger', 'lists'],
    ],
    ['tags, each once, sorted', RISK_FIELDS.tags.control, 'b; a, b', ['a', 'b']],
    ['a percentage as a fraction', RISK_FIELDS.probability.control, '40 %', 0.4],
    ['three points', RISK_FIELDS.impactDays.control, '2 / 5 / 12', { optimistic: 2, mostLikely: 5, pessimistic: 12 }],
    ['no estimate', RISK_FIELDS.impactDays.control, '', null],
  ])('%s', (_what, control, text, value) => {
    expect(read(control, text)).toEqual({ ok: true, value });
  });

  test.each<[string, FieldControl, string, RegExp]>([
    ['a day that is none', INITIATIVE_FIELDS.start.control, '31/02', /not a day/],
    ['no title', INITIATIVE_FIELDS.title.control, '   ', /needs a name/],
    ['a title that is too long', INITIATIVE_FIELDS.title.control, 'x'.repeat(301), /At most 300/],
    ['an ambiguous choice', RISK_FIELDS.status.control, 'x', /Choose one of: Open/],
    ['a step off the scale', likelihood, '6', /From 1 to 5/],
    ['progress past the end', INITIATIVE_FIELDS.progress.control, '101', /From 0 to 100/],
    ['half a percent of progress', INITIATIVE_FIELDS.progress.control, '12.5', /whole number/],
    ['words for a number', INITIATIVE_FIELDS.effort.control, 'a lot', /not a number/],
    ['a team that is not there', INITIATIVE_FIELDS.teamId.control, 'Finance', /Nothing here is called "Finance"/],
    ['a team that two could be', INITIATIVE_FIELDS.teamId.control, 'p', /Nothing here/],
    ['points that do not rise', RISK_FIELDS.impactDays.control, '5/2/9', /must rise/],
    ['two points', RISK_FIELDS.impactDays.control, '5/9', /Three numbers/],
  ])('%s is refused in words', (_what, control, text, message) => {
    const parsed = read(control, text);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.message).toMatch(message);
  });

  test('numbers with the separators of either side of the Channel', () => {
    expect(['1,200', '1 200.5', '3,5', '-4', '.5', '1,200,000'].map(parseNumber)).toEqual([
      1200, 1200.5, 3.5, -4, 0.5, 1_200_000,
    ]);
    expect(['1.2.3', '--4', '1e5', ''].map(parseNumber)).toEqual([null, null, null, null]);
  });

  test('what a field shows is read back as the same value', () => {
    const values: [FieldControl, unknown][] = [
      [RISK_FIELDS.owner.control, 'user:u2'],
      [RISK_FIELDS.proximity.control, '2027-12-31'],
      [RISK_FIELDS.currentImpact.control, 3],
      [RISK_FIELDS.probability.control, 0.25],
      [RISK_FIELDS.impactDays.control, { optimistic: 1, mostLikely: 2.5, pessimistic: 10 }],
      [RISK_FIELDS.initiativeIds.control, ['ledger', 'lists']],
      [RISK_FIELDS.tags.control, ['a', 'b c']],
      [INITIATIVE_FIELDS.teamId.control, 'platform'],
      [INITIATIVE_FIELDS.status.control, 'in-progress'],
    ];
    for (const [control, value] of values) {
      expect(read(control, formatField(control, value, context))).toEqual({ ok: true, value });
    }
  });
});
