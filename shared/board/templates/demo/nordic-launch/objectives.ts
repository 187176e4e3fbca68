import type { ObjectiveRow } from '../demo-rows.ts';

export const OBJECTIVES: readonly ObjectiveRow[] = [
  {
    title: 'Norway and Finland book with us',
    owner: 'Dana Petrov',
    about: 'Nine operators, two countries, one opening day.',
    results: [
      ['Operators under contract', 9, 6, ''],
      ['Departures that can be found', 4200, 2650, ''],
    ],
  },
  {
    title: 'It feels local',
    owner: 'Grace Njeri',
    about: 'Language, ways to pay and opening hours are those of the country.',
    results: [
      ['Texts translated and proofread', 100, 22, '%'],
      ['Payments by the local ways to pay', 60, 0, '%'],
    ],
  },
];
