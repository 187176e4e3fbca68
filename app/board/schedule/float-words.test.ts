import { describe, expect, test } from 'vitest';
import { insertRecord } from '#shared/board/collection.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { criticalPathOf } from '#shared/schedule/critical-path.ts';
import { networkOfBoard } from '#shared/schedule/network.ts';
import { floatWords, leftOutWords, notCountedWords } from './float-words.ts';

/** Ledger in the week of Monday 2027-03-01, Payouts in the one after the next, Portal until the end of April. */
function aPlan(ledger: Partial<Initiative> = {}, payouts: Partial<Initiative> = {}) {
  const { board, view } = createTestBoard();
  const put = (id: string, start: string | null, end: string | null, more: Partial<Initiative> = {}) =>
    insertRecord(board, 'initiatives', id, { title: id, start, end, ...more });
  put('Ledger', '2027-03-01', '2027-03-05', ledger);
  put('Payouts', '2027-03-15', '2027-03-19', payouts);
  put('Portal', '2027-04-26', '2027-04-30');
  put('Tray', null, null);
  insertRecord(board, 'dependencies', 'needs', { fromId: 'Ledger', toId: 'Payouts' });
  const words = (id: string) => floatWords(view(), criticalPathOf(networkOfBoard(view())), id);
  return { board, view, words };
}

describe('float in words', () => {
  test('says how far an item can go, and how far before another moves', () => {
    const { words } = aPlan();
    expect(words('Ledger')).toEqual({ tone: 'fine', text: 'Float 35 d', detail: '5 d before anything else moves' });
    expect(words('Payouts')).toEqual({ tone: 'fine', text: 'Float 30 d', detail: '' });
    expect(words('Portal')).toEqual({ tone: 'tight', text: 'Critical', detail: 'any slip moves the end' });
  });

  test('names who imposes a date that leaves less, or does not hold', () => {
    const { words } = aPlan({ deadline: '2027-03-09' }, { deadline: '2027-03-17' });
    expect(words('Payouts')).toMatchObject({ tone: 'bad', text: '2 d too late for 17 Mar 2027 (deadline)' });
    expect(words('Ledger')?.detail).toBe('to 9 Mar 2027 (deadline)');
    const late = aPlan({}, { deadline: '2027-03-10' });
    expect(late.words('Ledger')?.text).toBe('2 d too late for 10 Mar 2027 (deadline of Payouts)');
  });

  test('has none for what is over, and says why an item is not counted', () => {
    const { board, view, words } = aPlan({ status: 'done' });
    expect([words('Ledger'), words('Tray')]).toEqual([null, null]);
    const { leftOut } = networkOfBoard(view());
    expect(leftOutWords(leftOut, view(), 'Tray')).toBe('Not in the schedule: dates are missing');
    insertRecord(board, 'dependencies', 'there', { fromId: 'Payouts', toId: 'Portal' });
    insertRecord(board, 'dependencies', 'back', { fromId: 'Portal', toId: 'Payouts' });
    expect(leftOutWords(networkOfBoard(view()).leftOut, view(), 'Portal')).toBe(
      'Links in a circle: 2 links wait for each other and are not counted',
    );
    expect(leftOutWords(networkOfBoard(view()).leftOut, view(), 'Ledger')).toBeNull();
    expect(notCountedWords(networkOfBoard(view()).leftOut)).toBe('Not counted: 2 links in a circle');
    expect(notCountedWords(leftOut)).toBeNull();
  });

  test('of a hard milestone tells whether something is due right with it', () => {
    const { board, words } = aPlan();
    insertRecord(board, 'milestones', 'GA', { title: 'GA', date: '2027-03-19', hard: true });
    expect(words('GA')?.text).toBe('Hard date');
    insertRecord(board, 'dependencies', 'due', { fromId: 'Payouts', toId: 'GA' });
    expect(words('GA')?.text).toBe('Critical');
    expect(words('Payouts')).toMatchObject({
      text: 'Critical',
      detail: 'no day to spare for GA on 19 Mar 2027 (hard date)',
    });
  });
});
