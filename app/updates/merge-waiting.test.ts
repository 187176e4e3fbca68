import { expect, test } from 'vitest';
import type { WaitingItem } from '#shared/updates/waiting.ts';
import { mergeWaiting } from './merge-waiting.ts';

const action = (id: string, due = '2027-02-01'): WaitingItem => ({
  kind: 'action',
  boardId: 'b',
  boardTitle: 'Plan',
  id,
  title: id,
  team: '',
  due,
  risk: '',
});
const words = (items: readonly WaitingItem[]) =>
  items.map((item) => (item.kind === 'action' ? `${item.id} ${item.due}` : ''));

test('items stay where they stood, answered ones are kept, others go, new ones come last', () => {
  const before = [action('one'), action('two'), action('three'), action('four')];
  const now = [action('new'), action('four', '2027-02-09'), action('one')];
  expect(words(mergeWaiting(before, now, new Set(['action:b:two'])))).toEqual([
    'one 2027-02-01',
    'two 2027-02-01',
    'four 2027-02-09',
    'new 2027-02-01',
  ]);
});
