import { expect, test } from 'vitest';
import { oldBackups } from './old-backups.ts';

const at = (day: string, hour: number) =>
  `automatic-2027-02-${day}T${String(hour).padStart(2, '0')}-00-00.000Z.jsonl.gz`;
const hours = (day: string) => Array.from({ length: 24 }, (_, hour) => at(day, hour));

test('the newest six are kept, and one of each day before, for a week', () => {
  const days = ['11', '12', '13', '14', '15', '16', '17', '18', '19', '20'];
  const all = days.flatMap(hours);
  const kept = all.filter((name) => !oldBackups(all, 'automatic').includes(name));
  expect(kept).toEqual([
    ...['14', '15', '16', '17', '18', '19'].map((day) => at(day, 23)),
    ...[18, 19, 20, 21, 22, 23].map((hour) => at('20', hour)),
  ]);
});

test('backups that people made, and other files, are left alone', () => {
  const others = ['quarterdeck-2027-02-01T00-00-00.000Z.jsonl.gz', 'notes.txt', '.automatic.part'];
  const many = hours('20');
  expect(oldBackups([...others, ...many], 'automatic')).toEqual(many.slice(0, 18));
});
