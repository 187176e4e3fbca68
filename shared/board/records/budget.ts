import * as z from 'zod/mini';
import { amount } from './fields.ts';

/** Money of an initiative in a quarter (`YYYY-Qn`), in the board's currency. */
export const budgetSchema = z.object({
  initiativeId: z.string().check(z.minLength(1), z.maxLength(64)),
  quarter: z.string().check(z.regex(/^\d{4}-Q[1-4]$/)),
  planned: amount,
  committed: amount,
  actual: amount,
  forecast: amount,
});

export type Budget = { readonly id: string } & Readonly<z.output<typeof budgetSchema>>;
