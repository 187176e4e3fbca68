import type { BudgetRow, CapacityRow } from '../demo-rows.ts';

// biome-ignore format: it is a table
export const CAPACITY: readonly CapacityRow[] = [
  { team: 'Payments',        people: [6, 6, 6, 6, 7, 7],       hires: [0, 0, 0, 1, 0, 0] },
  { team: 'Identity',        people: [5, 5, 5, 4.5, 5, 5],     hires: [0, 0, 0, 0, 0, 0] },
  { team: 'Journey Search',  people: [6, 6, 5, 5, 6, 6],       hires: [0, 0, 0, 0, 0, 0] },
  { team: 'Traveller Apps',  people: [8, 8, 7.5, 8, 8, 8],     hires: [0, 0, 0, 0, 1, 0] },
  { team: 'Operator Portal', people: [5, 5, 5, 5, 5, 5],       hires: [0, 0, 0, 0, 0, 0] },
  { team: 'Platform',        people: [4, 4, 4, 5, 6, 6],       hires: [0, 0, 1, 1, 0, 0] },
];

// biome-ignore format: it is a table
export const BUDGET: readonly BudgetRow[] = [
  { initiative: 'MER-103', offset: 0, planned: 110, committed: 90,  actual: 48,  forecast: 125 },
  { initiative: 'MER-103', offset: 1, planned: 60,  committed: 20,  actual: 0,   forecast: 105 },
  { initiative: 'MER-131', offset: 0, planned: 190, committed: 185, actual: 124, forecast: 205 },
  { initiative: 'MER-132', offset: 0, planned: 70,  committed: 40,  actual: 22,  forecast: 70 },
  { initiative: 'MER-132', offset: 1, planned: 95,  committed: 62,  actual: 0,   forecast: 118 },
  { initiative: 'MER-141', offset: 0, planned: 130, committed: 130, actual: 96,  forecast: 158 },
  { initiative: 'MER-151', offset: 0, planned: 240, committed: 238, actual: 201, forecast: 262 },
  { initiative: 'MER-154', offset: 0, planned: 20,  committed: 12,  actual: 4,   forecast: 20 },
  { initiative: 'MER-154', offset: 1, planned: 260, committed: 180, actual: 0,   forecast: 310 },
];
