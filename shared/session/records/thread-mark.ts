import * as z from 'zod/mini';
import { healing, line } from '#shared/board/records/fields.ts';

/**
 * What one person last said about a thread: that it is resolved, or open again. Everybody has at most one a thread; the
 * one with the highest turn holds. Turns count what was said, so that no clock decides.
 */
export const threadMarkSchema = z.object({
  type: z.literal('mark'),
  threadId: z.string().check(z.minLength(3), z.maxLength(140)),
  resolved: z.boolean(),
  turn: healing(z.int().check(z.gte(1), z.lte(1_000_000_000)), 1),
  at: line,
});

export type ThreadMark = { readonly id: string; readonly author: string } & Omit<
  Readonly<z.output<typeof threadMarkSchema>>,
  'type'
>;
