import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

// The mini build carries no messages: without these a bad field would only be called "Invalid input".
z.config(en());

/**
 * Building blocks of record schemas. Anyone can write anything into a document, so reading is tolerant: a field made
 * by `healing` falls back to its default when it is missing or bad; a required one makes the record unreadable.
 */
export const healing = <T extends z.ZodMiniType>(schema: T, fallback: z.output<T>) =>
  z.catch(z._default(schema, fallback as never), fallback as never);

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether text is a calendar day `YYYY-MM-DD` that exists, between the years 1900 and 2200. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && !leap ? 28 : (DAYS_IN_MONTH[month - 1] ?? 0));
}

/** A calendar day without time or zone, `YYYY-MM-DD`. */
export const isoDate = z.string().check(z.refine(isIsoDate, 'is not a date like 2027-04-23'));

/** A calendar day, or null when it is not known. */
export const optionalDate = healing(z.nullable(isoDate), null);

/** A reference to another record; null when there is none. */
export const optionalRef = healing(z.nullable(z.string().check(z.minLength(1), z.maxLength(64))), null);

export const title = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

/** One line of text, possibly empty. */
export const line = healing(z.string().check(z.maxLength(500)), '');

/** Long text: a Y.Text in the document, a string in a view. */
export const longText = healing(z.string().check(z.maxLength(100_000)), '');

/**
 * A set of short strings. Kept in the document as one field a member, so that two people adding two members both win;
 * in a view, an array sorted by the members' text.
 */
export const stringSet = healing(z.array(z.string().check(z.minLength(1), z.maxLength(200))), []);

/** A person: `user:<id>` for a member of the organisation, else a plain name; null for nobody. */
export const optionalPerson = healing(z.nullable(z.string().check(z.minLength(1), z.maxLength(200))), null);

/** Position among siblings: a fractional index (fractional-indexing), so that two inserts never renumber. */
export const orderKey = healing(z.string().check(z.minLength(1), z.maxLength(200)), 'a0');

/** A three-point estimate, optimistic <= most likely <= pessimistic; the unit is the field's. */
export const threePoint = z
  .object({ optimistic: z.number(), mostLikely: z.number(), pessimistic: z.number() })
  .check(
    z.refine(
      (e) => e.optimistic <= e.mostLikely && e.mostLikely <= e.pessimistic,
      'must rise from optimistic to pessimistic',
    ),
  );

export type ThreePoint = z.output<typeof threePoint>;
export const optionalThreePoint = healing(z.nullable(threePoint), null);

/** A step of an ordinal scale, 1 is the lowest. The board's matrix says how many there are. */
export const optionalScale = healing(z.nullable(z.int().check(z.gte(1), z.lte(10))), null);

export const amount = healing(z.number(), 0);
export const optionalAmount = healing(z.nullable(z.number()), null);
