import * as z from 'zod/mini';
import { healing, line, optionalPerson, optionalRef, orderKey, title } from './fields.ts';

/** `links` is the register of dependencies, `dependencies` the picture of them. */
export const PICTURES = [
  'roadmap',
  'matrix',
  'risks',
  'initiatives',
  'milestones',
  'actions',
  'links',
  'dependencies',
  'history',
] as const;
export type Picture = (typeof PICTURES)[number];

/** A saved view: a picture and how it is set. Slides are views in their order. */
export const savedViewSchema = z.object({
  title,
  picture: healing(z.enum(PICTURES), 'roadmap'),
  /** Field name -> accepted values. */
  filters: healing(z.record(z.string(), z.array(z.string())), {}),
  groupBy: line,
  sortBy: healing(z.array(z.object({ field: z.string(), descending: z.boolean() })), []),
  /** Columns of a register from left to right, with their widths in px; none means those that it has by itself. */
  columns: healing(z.array(z.object({ field: z.string(), width: z.int().check(z.gte(24), z.lte(2000)) })), []),
  /** How many columns stay in sight at the left. */
  frozen: healing(z.int().check(z.gte(0), z.lte(20)), 1),
  search: line,
  camera: healing(z.nullable(z.object({ x: z.number(), y: z.number(), zoom: z.number() })), null),
  scale: line,
  baselineSnapshotId: optionalRef,
  /** Fields that are hidden from those who are shown the view without an account. */
  redacted: healing(z.array(z.string()), []),
  owner: optionalPerson,
  order: orderKey,
});

export type SavedView = { readonly id: string } & Readonly<z.output<typeof savedViewSchema>>;
