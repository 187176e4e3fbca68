/** Every database of ours on a device begins with this. */
export const DEVICE_PREFIX = 'quarterdeck:';

/** The list of the boards that are on this device. */
export const DEVICE_INDEX_NAME = `${DEVICE_PREFIX}device`;

/** A copy of a board is one person's, and of one generation of its document: others are never mixed into it. */
export interface DeviceBoardId {
  readonly userId: string;
  readonly boardId: string;
  readonly generation: number;
}

const BOARD_PREFIX = `${DEVICE_PREFIX}board:`;

/** Name of the database that holds this copy. */
export function deviceBoardName({ userId, boardId, generation }: DeviceBoardId): string {
  return `${BOARD_PREFIX}${userId}:${boardId}:${generation}`;
}

/** Whose copy of what a database is, or null when it holds no board. */
export function parseDeviceBoardName(name: string): DeviceBoardId | null {
  if (!name.startsWith(BOARD_PREFIX)) return null;
  const [userId, boardId, generation, ...rest] = name.slice(BOARD_PREFIX.length).split(':');
  if (!userId || !boardId || !generation || rest.length > 0 || !/^\d+$/.test(generation)) return null;
  return { userId, boardId, generation: Number(generation) };
}
