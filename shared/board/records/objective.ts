import * as z from 'zod/mini';
import { healing, longText, optionalPerson, orderKey, title } from './fields.ts';

const keyResult = z.object({
  title: z.string().check(z.maxLength(300)),
  target: z.number(),
  current: z.number(),
  unit: z.string().check(z.maxLength(20)),
});

export type KeyResult = z.output<typeof keyResult>;

/** What the initiatives that point at it are for, and how one would see it. */
export const objectiveSchema = z.object({
  title,
  owner: optionalPerson,
  description: longText,
  keyResults: healing(z.array(keyResult), []),
  order: orderKey,
});

export type Objective = { readonly id: string } & Readonly<z.output<typeof objectiveSchema>>;
