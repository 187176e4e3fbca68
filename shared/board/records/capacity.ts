import * as z from 'zod/mini';
import { amount } from './fields.ts';

/** People of a team in a month. `month` is `YYYY-MM`; both numbers are full-time equivalents. */
export const capacitySchema = z.object({
  teamId: z.string().check(z.minLength(1), z.maxLength(64)),
  month: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  available: amount,
  plannedHires: amount,
});

export type Capacity = { readonly id: string } & Readonly<z.output<typeof capacitySchema>>;
