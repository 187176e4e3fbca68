/** Characters that the name of a snapshot has at most. */
export const MAX_SNAPSHOT_NAME = 120;
