import * as z from 'zod/mini';
import { ROLES } from '#shared/permissions/role.ts';
import type { EndReason } from './save-status.ts';

const accessSchema = z.object({
  userId: z.string(),
  role: z.enum(ROLES),
  archived: z.boolean(),
  generation: z.number(),
});

/** What a person may do with a board now. */
export type BoardAccess = z.output<typeof accessSchema>;

export type AccessAnswer =
  | { readonly state: 'allowed'; readonly access: BoardAccess }
  | { readonly state: 'refused'; readonly reason: EndReason }
  /** No network, or a server that is not well: that says nothing about the person. */
  | { readonly state: 'unknown' };

const REFUSALS: Readonly<Record<number, EndReason>> = { 401: 'signed-out', 403: 'access-gone', 404: 'board-gone' };

/**
 * Asks by HTTP what a socket can't say: browsers hide the status of an upgrade that was refused. Never rejects.
 * @param origin the server's, or empty for the page's own
 */
export async function askAccess(boardId: string, origin = ''): Promise<AccessAnswer> {
  try {
    const response = await fetch(`${origin}/b/${boardId}/access`, { cache: 'no-store', redirect: 'manual' });
    const reason = REFUSALS[response.status];
    if (reason) return { state: 'refused', reason };
    if (!response.ok) return { state: 'unknown' };
    const parsed = accessSchema.safeParse(await response.json());
    return parsed.success ? { state: 'allowed', access: parsed.data } : { state: 'unknown' };
  } catch {
    // The network is gone, or what answered is not our server.
    return { state: 'unknown' };
  }
}
