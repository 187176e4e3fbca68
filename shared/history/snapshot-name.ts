/** Characters that the name of a snapshot has at most. */
export const MAX_SNAPSHOT_NAME = 120;
/** Characters that its note has at most. */
export const MAX_SNAPSHOT_NOTE = 1_000;
