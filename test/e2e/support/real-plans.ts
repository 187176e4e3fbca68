import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../../shared/data/kubernetes-enhancements/plans');

/** The plan of 1 July 2026 of a real programme: 468 initiatives of 23 teams; null where the data is not at hand. */
export function realPlan(): string | null {
  const file = resolve(folder, '2026-07-01.csv');
  return existsSync(file) ? file : null;
}
