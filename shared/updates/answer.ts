import * as z from 'zod/mini';
import { HANDSHAKE_STATES } from '#shared/board/records/dependency.ts';
import { isoDate } from '#shared/board/records/fields.ts';
import { INITIATIVE_STATUSES } from '#shared/board/records/initiative.ts';
import { HANDSHAKE_STEPS } from '#shared/dependencies/handshake.ts';
import { LONGEST_COMMENT } from '#shared/session/records/comment.ts';

const place = {
  boardId: z.string().check(z.minLength(1), z.maxLength(64)),
  id: z.string().check(z.minLength(1), z.maxLength(200)),
};
const step = z.nullable(z.int().check(z.gte(1), z.lte(10)));
const day = z.nullable(isoDate);
const reason = z.string().check(z.maxLength(1000));

/** What the person saw when they answered: what others changed meanwhile, they have not agreed to. */
const seenScore = z.object({ likelihood: step, impact: step });
const seenLink = z.object({ state: z.enum(HANDSHAKE_STATES), promised: day });
const seenInitiative = z.object({ end: day, status: z.enum(INITIATIVE_STATUSES) });

/** One answer to something that waits, as the browser sends it. An empty reason is none. */
export const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('still-true'), ...place, seen: seenScore }),
  z.object({
    type: z.literal('rescore'),
    ...place,
    seen: seenScore,
    likelihood: z.int().check(z.gte(1), z.lte(10)),
    impact: z.int().check(z.gte(1), z.lte(10)),
    reason,
  }),
  z.object({ type: z.literal('action-done'), ...place, seen: z.object({ due: day }) }),
  z.object({ type: z.literal('action-due'), ...place, seen: z.object({ due: day }), due: isoDate, reason }),
  z.object({
    type: z.literal('link'),
    ...place,
    seen: seenLink,
    step: z.enum(HANDSHAKE_STEPS),
    /** The day that comes with the step, where one does; null for none of one's own. */
    day,
    reason,
  }),
  z.object({ type: z.literal('initiative-done'), ...place, seen: seenInitiative }),
  z.object({ type: z.literal('initiative-end'), ...place, seen: seenInitiative, end: isoDate, reason }),
  z.object({
    type: z.literal('mention-reply'),
    ...place,
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_COMMENT)),
  }),
  z.object({ type: z.literal('mention-noted'), ...place }),
]);

export type Answer = z.output<typeof answerSchema>;
export type MentionAnswer = Extract<Answer, { type: 'mention-reply' | 'mention-noted' }>;
/** An answer that changes a record of the board. */
export type RecordAnswer = Exclude<Answer, MentionAnswer>;

export function isMentionAnswer(answer: Answer): answer is MentionAnswer {
  return answer.type === 'mention-reply' || answer.type === 'mention-noted';
}

/** What came of an answer: saved means committed. */
export type AnswerOutcome =
  | { readonly ok: true }
  /** Nothing was written. The message says why, and what to do. */
  | { readonly ok: false; readonly message: string };
