import * as z from 'zod/mini';
import { HANDSHAKE_STATES } from '#shared/board/records/dependency.ts';
import { isoDate } from '#shared/board/records/fields.ts';
import { INITIATIVE_STATUSES } from '#shared/board/records/initiative.ts';
import { HANDSHAKE_STEPS } from '#shared/dependencies/handshake.ts';
import { LONGEST_COMMENT } from '#shared/session/records/comment.ts';

// Ids are asked of a database that holds no NUL.
const withoutNul = z.refine<string>((id) => !id.includes('\0'));
const place = {
  boardId: z.string().check(z.minLength(1), z.maxLength(64), withoutNul),
  id: z.string().check(z.minLength(1), z.maxLength(200), withoutNul),
};
const step = z.nullable(z.int().check(z.gte(1), z.lte(10)));
const day = z.nullable(isoDate);
const reason = z.string().check(z.maxLength(1000));

/** What the person saw when they answered: what others changed meanwhile, they have not agreed to. */
const seenScore = z.object({ likelihood: step, impact: step });
const seenLink = z.object({ state: z.enum(HANDSHAKE_STATES), promised: day });
const seenInitiative = z.object({ end: day, status: z.enum(INITIATIVE_STATUSES) });

const value = z.nullable(z.union([z.string().check(z.maxLength(40)), z.number()]));

/** One answer to something that waits, or what takes one back, as the browser sends it. An empty reason is none. */
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
  z.object({ type: z.literal('mention-waits'), ...place }),
  z.object({
    type: z.literal('undo'),
    ...place,
    kind: z.enum(['risks', 'actions', 'initiatives', 'dependencies']),
    /** What the answer changed: undone only where it still stands as the answer left it. */
    changes: z
      .array(z.object({ field: z.string().check(z.maxLength(40)), from: value, to: value }))
      .check(z.maxLength(8)),
    /** Ids of the reasons that came with it. */
    reasons: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(4)),
  }),
]);

export type Answer = z.output<typeof answerSchema>;
export type MentionAnswer = Extract<Answer, { type: 'mention-reply' | 'mention-noted' | 'mention-waits' }>;
/** What takes an answer to a record back. */
export type UndoAnswer = Extract<Answer, { type: 'undo' }>;
export type AnsweredKind = UndoAnswer['kind'];
/** An answer that changes a record of the board. */
export type RecordAnswer = Exclude<Answer, MentionAnswer | UndoAnswer>;

export function isMentionAnswer(answer: Answer): answer is MentionAnswer {
  return answer.type === 'mention-reply' || answer.type === 'mention-noted' || answer.type === 'mention-waits';
}

/** What came of an answer: saved means committed. */
export type AnswerOutcome =
  | {
      readonly ok: true;
      /** What takes it back; null where nothing does. */
      readonly undo: Answer | null;
    }
  /** Nothing was written. The message says why, and what to do. */
  | { readonly ok: false; readonly message: string };
