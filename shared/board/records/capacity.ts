import { z } from 'zod';
import { amount } from './fields.ts';

/** People of a team in a month. `month` is `YYYY-MM`; both numbers are full-time equivalents. */
export const capacitySchema = z.object({
  teamId: z.string().min(1).max(64),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  available: amount,
  plannedHires: amount,
});

export type Capacity = { readonly id: string } & Readonly<z.output<typeof capacitySchema>>;
