import type { ObjectiveRow } from '../demo-rows.ts';

export const OBJECTIVES: readonly ObjectiveRow[] = [
  {
    title: 'Every cent is accounted for the same day',
    owner: 'Ines Carvalho',
    about: 'Operators and travellers see where their money is, without asking us.',
    results: [
      ['Operators paid from the new ledger', 42, 9, ''],
      ['Refunds paid within one working day', 95, 71, '%'],
      ['Corrections by hand a month', 10, 64, ''],
    ],
  },
  {
    title: 'One account, one ticket, everywhere',
    owner: 'Tomasz Lis',
    about: 'Who knows one of our brands can use all of them.',
    results: [
      ['Travellers with one account', 90, 78, '%'],
      ['Sign-ins without a password', 40, 6, '%'],
    ],
  },
  {
    title: 'From idea to ticket in under a minute',
    owner: 'Amara Diallo',
    about: 'Search is quick and right, the checkout is short.',
    results: [
      ['Searches answered in 300 ms', 95, 88, '%'],
      ['Bookings finished once begun', 72, 63, '%'],
      ['Steps of the checkout', 3, 7, ''],
    ],
  },
  {
    title: 'Harbour is switched off',
    owner: 'Leila Rahmani',
    about: 'The booking system of 2009 and its data centre are gone, and nobody misses them.',
    results: [
      ['Bookings made without Harbour', 100, 58, '%'],
      ['Servers left in the old data centre', 0, 112, ''],
    ],
  },
];
