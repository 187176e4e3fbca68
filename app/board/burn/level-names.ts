import type { BurnLevel } from '#shared/history/risk-burn.ts';

/** A level with its letter, as the matrix has it. */
export const LEVEL_NAMES: Readonly<Record<BurnLevel, string>> = {
  unscored: 'No score',
  VL: 'VL very low',
  L: 'L low',
  M: 'M medium',
  H: 'H high',
  VH: 'VH very high',
};
