import * as z from 'zod/mini';
import { healing, longText, optionalAmount, optionalDate, optionalPerson, optionalRef, title } from './fields.ts';

const effect = healing(z.int().check(z.gte(-10), z.lte(0)), 0);

/** What is done about a risk. The effects say by how many steps it is expected to lower likelihood and impact. */
export const actionSchema = z.object({
  title,
  riskId: optionalRef,
  owner: optionalPerson,
  due: optionalDate,
  doneOn: optionalDate,
  cost: optionalAmount,
  effectOnLikelihood: effect,
  effectOnImpact: effect,
  notes: longText,
});

export type Action = { readonly id: string } & Readonly<z.output<typeof actionSchema>>;
