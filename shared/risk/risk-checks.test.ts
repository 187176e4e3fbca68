import { describe, expect, test } from 'vitest';
import { insertRecord } from '#shared/board/collection.ts';
import type { NewFieldsOf } from '#shared/board/record-kind.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { checkRisk, checkSurroundings } from './risk-checks.ts';

const TODAY = '2027-02-22';
const FINE = {
  title: 'Risk',
  lastReviewed: '2027-02-20',
  reviewedLikelihood: 3,
  reviewedImpact: 3,
  currentLikelihood: 3,
  currentImpact: 3,
  response: 'mitigate',
} as const satisfies NewFieldsOf<'risks'>;

function check(fields: object, { action, reason }: { action?: object | null; reason?: object } = {}) {
  const { board, view } = createTestBoard();
  insertRecord(board, 'initiatives', 'i', { title: 'Work', start: '2027-01-04', end: '2027-03-31' });
  insertRecord(board, 'risks', 'r', { ...FINE, initiativeIds: ['i'], ...fields });
  if (action !== null) insertRecord(board, 'actions', 'a', { title: 'Do', riskId: 'r', ...action });
  if (reason) {
    const given = {
      recordKind: 'risks',
      recordId: 'r',
      aspect: 'score',
      text: 'Because',
      at: `${TODAY}T09:00:00Z`,
    } as const;
    insertRecord(board, 'reasons', 'why', { ...given, ...reason });
  }
  const risk = view().risks.byId.get('r');
  return risk ? checkRisk(risk, checkSurroundings(view(), TODAY)) : [];
}

describe('checks of a risk', () => {
  test('a risk that fits together fails none', () => expect(check({})).toEqual([]));

  test('target above current, unless somebody said why; an opportunity may grow', () => {
    const worse = { targetLikelihood: 4, targetImpact: 4 };
    expect(check(worse)).toEqual(['target-above-current']);
    expect(check(worse, { reason: {} })).toEqual([]);
    expect(check({ ...worse, kind: 'opportunity', response: 'enhance' })).toEqual([]);
  });

  test('lower than at the last review without an action done since, or a reason', () => {
    const lower = { currentLikelihood: 2 };
    expect(check(lower)).toEqual(['dropped-without-action']);
    expect(check(lower, { action: { doneOn: '2027-02-01' } })).toEqual(['dropped-without-action']);
    expect(check(lower, { action: { doneOn: '2027-02-21' } })).toEqual([]);
    expect(check(lower, { reason: {} })).toEqual([]);
    expect(check(lower, { reason: { at: '2027-01-01T09:00:00Z' } })).toEqual(['dropped-without-action']);
  });

  test('mitigated without actions, accepted without a named approver', () => {
    expect(check({}, { action: null })).toEqual(['mitigated-without-actions']);
    expect(check({ response: 'avoid', roam: 'mitigated' }, { action: null })).toEqual(['mitigated-without-actions']);
    expect(check({ response: 'accept' })).toEqual(['accepted-without-approver']);
    expect(check({ response: 'accept', acceptedBy: 'Ann' })).toEqual([]);
  });

  test('could hit before or after all the work it touches', () => {
    expect(check({ proximity: '2027-04-01' })).toEqual(['proximity-outside-work']);
    expect(check({ proximity: '2027-01-03' })).toEqual(['proximity-outside-work']);
    expect(check({ proximity: '2027-03-31' })).toEqual([]);
    expect(check({ proximity: '2099-01-01', initiativeIds: ['gone'] })).toEqual([]);
  });

  test('an open action is due after all the work it touches; before it begins is in good time', () => {
    const late = { action: { due: '2027-04-01' } };
    expect(check({}, late)).toEqual(['action-due-after-work']);
    expect(check({}, { action: { due: '2027-04-01', doneOn: '2027-04-02' } })).toEqual([]);
    expect(check({}, { action: { due: '2027-03-31' } })).toEqual([]);
    expect(check({}, { action: { due: '2026-01-01' } })).toEqual([]);
    expect(check({ initiativeIds: ['gone'] }, late)).toEqual([]);
    expect(check({ status: 'closed' }, late)).toEqual(['closed-with-open-actions']);
  });

  test('closed with open actions, and nothing else of a closed one', () => {
    expect(check({ status: 'closed', response: 'accept' })).toEqual(['closed-with-open-actions']);
    expect(check({ status: 'closed' }, { action: { doneOn: TODAY } })).toEqual([]);
  });

  test('no response above the appetite, review overdue', () => {
    const high = { currentLikelihood: 5, currentImpact: 5, response: null };
    expect(check(high)).toEqual(['no-response-above-appetite']);
    expect(check({ response: null })).toEqual([]);
    expect(check({ lastReviewed: '2027-01-22' })).toEqual(['review-overdue']);
    expect(check({ lastReviewed: '2027-01-23' })).toEqual([]);
  });
});
