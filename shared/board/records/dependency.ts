import * as z from 'zod/mini';
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
  fromId: z.string().check(z.minLength(1), z.maxLength(64)),
  toId: z.string().check(z.minLength(1), z.maxLength(64)),
  fromBoardId: optionalRef,
  toBoardId: optionalRef,
  type: healing(z.enum(DEPENDENCY_TYPES), 'FS'),
  /** Working days that must lie between; negative for a lead. */
  lag: healing(z.int().check(z.gte(-2000), z.lte(2000)), 0),
  /** What is handed over. */
  what: line,
  needBy: optionalDate,
  promised: optionalDate,
  state: healing(z.enum(HANDSHAKE_STATES), 'asked'),
});

export type Dependency = { readonly id: string } & Readonly<z.output<typeof dependencySchema>>;
