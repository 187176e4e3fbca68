/** Who wrote a transaction. Undo tracks `user` and `canvas`; history and echo suppression read the same field. */
export const ORIGINS = ['user', 'canvas', 'import', 'restore', 'migration', 'seed'] as const;

export type Origin = (typeof ORIGINS)[number];

/** The origins that a person's undo takes back. */
export const UNDOABLE_ORIGINS: readonly Origin[] = ['user', 'canvas'];
