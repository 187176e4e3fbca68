import * as z from 'zod/mini';
import { healing, line, optionalPerson, optionalRef, orderKey, title } from './fields.ts';

export const PICTURES = ['roadmap', 'matrix', 'risks', 'initiatives', 'dependencies', 'history'] as const;

/** A saved view: a picture and how it is set. Slides are views in their order. */
export const savedViewSchema = z.object({
  title,
  picture: healing(z.enum(PICTURES), 'roadmap'),
  /** Field name -> accepted values. */
  filters: healing(z.record(z.string(), z.array(z.string())), {}),
  groupBy: line,
  sortBy: healing(z.array(z.object({ field: z.string(), descending: z.boolean() })), []),
  camera: healing(z.nullable(z.object({ x: z.number(), y: z.number(), zoom: z.number() })), null),
  scale: line,
  baselineSnapshotId: optionalRef,
  /** Fields that are hidden from those who are shown the view without an account. */
  redacted: healing(z.array(z.string()), []),
  owner: optionalPerson,
  order: orderKey,
});

export type SavedView = { readonly id: string } & Readonly<z.output<typeof savedViewSchema>>;
