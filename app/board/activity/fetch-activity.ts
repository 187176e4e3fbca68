import * as z from 'zod/mini';
import type { ActivityKind, ActivityRow } from '#shared/activity/activity-row.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';

const KINDS = [...RECORD_KIND_NAMES.filter((kind) => kind !== 'reasons'), 'meta'] as readonly ActivityKind[];

const rowSchema = z.object({
  id: z.number(),
  at: z.string(),
  actorId: z.nullable(z.string()),
  seq: z.number(),
  kind: z.enum(KINDS as [ActivityKind, ...ActivityKind[]]),
  recordId: z.string(),
  title: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  field: z.nullable(z.string()),
  from: z.unknown(),
  to: z.unknown(),
  beside: z.nullable(z.record(z.string(), z.unknown())),
  why: z.nullable(z.string()),
});

const pageSchema = z.object({
  rows: z.array(rowSchema),
  next: z.nullable(z.number()),
  names: z.record(z.string(), z.string()),
});

export interface ActivityPage {
  /** Newest first. */
  readonly rows: readonly ActivityRow[];
  /** What to ask for as `before` to go on; null at the end. */
  readonly next: number | null;
  /** Names of people by their ids, also of those who have left. */
  readonly names: Readonly<Record<string, string>>;
}

/** A page of a record's history from the server. Rejects when there is none to be had, whatever the reason. */
export async function fetchActivity(
  boardId: string,
  record: { readonly kind: string; readonly id: string },
  before: number | null,
  signal: AbortSignal,
): Promise<ActivityPage> {
  const query = new URLSearchParams(record);
  if (before !== null) query.set('before', String(before));
  const response = await fetch(`/b/${boardId}/activity?${query}`, { cache: 'no-store', redirect: 'manual', signal });
  if (!response.ok) throw new Error(`The history was refused with ${response.status}`);
  return pageSchema.parse(await response.json());
}
