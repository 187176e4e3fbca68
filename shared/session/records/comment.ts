import * as z from 'zod/mini';
import { RECORD_KIND_NAMES, type RecordKind } from '#shared/board/record-kind.ts';
import { healing, line } from '#shared/board/records/fields.ts';

export const LONGEST_COMMENT = 10_000;
const MOST_MENTIONS = 50;

export const mentionSchema = z.object({
  userId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** The name as it stands in the text behind an `@`; people may be renamed later. */
  name: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** Somebody who is named in a comment. */
export type Mention = Readonly<z.output<typeof mentionSchema>>;

/** A comment as it lies in the document: plain text, and beside it who is mentioned in it. */
export const commentSchema = z.object({
  type: z.literal('comment'),
  /** Key of the first comment of its thread; its own when it is that. */
  threadId: z.string().check(z.minLength(3), z.maxLength(140)),
  /** Replies name the record too, so that they can be read when the first comment was deleted. */
  recordKind: z.enum(RECORD_KIND_NAMES as [RecordKind, ...RecordKind[]]),
  recordId: z.string().check(z.minLength(1), z.maxLength(64)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_COMMENT)),
  mentions: healing(z.array(mentionSchema).check(z.maxLength(MOST_MENTIONS)), []),
  /** Instants, ISO 8601 in UTC, by the clock of who wrote. */
  at: line,
  editedAt: healing(z.nullable(z.string().check(z.maxLength(40))), null),
});

export type CommentFields = Readonly<z.output<typeof commentSchema>>;

/** A comment of a view. Its author is the one whose entry it is, which the server has checked. */
export type Comment = { readonly id: string; readonly author: string } & Omit<CommentFields, 'type'>;
