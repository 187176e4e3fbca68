import { z } from 'zod';
import { healing, line, optionalDate, optionalRef } from './fields.ts';

/** Finish-start, start-start, finish-finish, start-finish: which end of the predecessor binds which of the successor. */
export const DEPENDENCY_TYPES = ['FS', 'SS', 'FF', 'SF'] as const;
export type DependencyType = (typeof DEPENDENCY_TYPES)[number];

export const HANDSHAKE_STATES = ['asked', 'offered', 'committed', 'declined', 'delivered'] as const;
export type HandshakeState = (typeof HANDSHAKE_STATES)[number];

/**
 * `fromId` (predecessor, supplier) must deliver before `toId` (successor, consumer) can go on. Both are initiatives or
 * milestones; `fromBoardId` is set when the predecessor is on another board, `toBoardId` when the successor is.
 */
export const dependencySchema = z.object({
  fromId: z.string().min(1).max(64),
  toId: z.string().min(1).max(64),
  fromBoardId: optionalRef,
  toBoardId: optionalRef,
  type: healing(z.enum(DEPENDENCY_TYPES), 'FS'),
  /** Working days that must lie between; negative for a lead. */
  lag: healing(z.number().int().min(-2000).max(2000), 0),
  /** What is handed over. */
  what: line,
  needBy: optionalDate,
  promised: optionalDate,
  state: healing(z.enum(HANDSHAKE_STATES), 'asked'),
});

export type Dependency = { readonly id: string } & Readonly<z.output<typeof dependencySchema>>;
