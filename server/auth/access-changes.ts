import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '../db/client.ts';

const scope = z.object({
  userId: z.string().optional(),
  sessionId: z.string().optional(),
  boardId: z.string().optional(),
});

/** Whose access may have changed: open sockets that match every given field are to be looked at again. */
export interface AccessScope extends z.infer<typeof scope> {}

/** Everybody's. */
export const EVERYBODY: AccessScope = {};

export const ACCESS_CHANNEL = 'quarterdeck_access';

/**
 * Announces a change of access inside its transaction: Postgres tells all processes at COMMIT, and nobody when it is
 * rolled back. It says whose access to look at, not what became of it: that is in the database, whatever comes first.
 */
export async function announceAccessChange(tx: Queryable, whose: AccessScope): Promise<void> {
  await tx.execute(sql`select pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify(whose)})`);
}

/** Reads an announcement. One that can't be understood (a newer version's) is about everybody. */
export function readAnnouncement(payload: string): AccessScope {
  try {
    return scope.parse(JSON.parse(payload));
  } catch {
    return EVERYBODY;
  }
}
