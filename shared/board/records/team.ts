import * as z from 'zod/mini';
import { healing, line, optionalRef, orderKey, title } from './fields.ts';

/** A team: a lane of the timeline. `orgTeamId` says which team of the organisation it is; that joins boards. */
export const teamSchema = z.object({
  name: title,
  colour: healing(z.string().check(z.regex(/^#[0-9a-f]{6}$/i)), '#5b6b8a'),
  lead: line,
  order: orderKey,
  orgTeamId: optionalRef,
});

export type Team = { readonly id: string } & Readonly<z.output<typeof teamSchema>>;
