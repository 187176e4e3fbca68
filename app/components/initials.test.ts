import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Jana van den Lindqvist', 'JL'],
  ['jana.lindqvist', 'JL'],
  ['Élodie Ångström (she)', 'ÉÅ'],
  ['李 明', '李明'],
  ['  ', '?'],
  ['🙂', '?'],
])('%s is %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
