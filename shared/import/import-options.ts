import { z } from 'zod';
import { DATE_ORDERS } from './date-order.ts';
import { COLUMN_TARGETS } from './import-field.ts';

/** What a person corrected about how a file is read. Everything absent is found out from the file. */
export const importOptionsSchema = z.strictObject({
  /** Column name -> what it is read as. */
  columns: z.record(z.string(), z.enum(COLUMN_TARGETS)).default({}),
  /** How 03/04/2026 is read where the file doesn't tell. */
  dateOrder: z.enum(DATE_ORDERS).nullable().default(null),
  /** Team name in the file -> name of the team that is meant. */
  teams: z.record(z.string(), z.string().trim().min(1)).default({}),
  /** The file is the whole truth: what is missing in it is removed, and an empty cell clears its field. */
  replace: z.boolean().default(false),
});

export type ImportOptions = Readonly<z.output<typeof importOptionsSchema>>;

export const NO_OPTIONS: ImportOptions = { columns: {}, dateOrder: null, teams: {}, replace: false };
