import type { PlainBoard } from './plain-board.ts';
import { RECORD_KIND_NAMES, RECORD_KINDS } from './record-kind.ts';
import { boardMetaSchema } from './records/board-meta.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

type AnyRecord = { readonly id: string };

/**
 * A board as JSON that an earlier schema wrote, read by ours: what came later has its default, a record that our schema
 * can't read is left out, as in a document. Only for schemas from which no named step leads here (isStepDue).
 */
export function healPlainBoard(stored: Readonly<Record<string, unknown>>, schemaVersion: number): PlainBoard {
  if (schemaVersion === SCHEMA_VERSION) return stored as unknown as PlainBoard;
  const healed: Record<string, unknown> = { ...stored, schemaVersion: SCHEMA_VERSION };
  healed.meta = boardMetaSchema.parse(stored.meta ?? {});
  healed.drawings = stored.drawings ?? [];
  for (const kind of RECORD_KIND_NAMES) {
    const records = (stored[kind] ?? []) as readonly AnyRecord[];
    healed[kind] = records.flatMap(({ id, ...fields }) => {
      const parsed = RECORD_KINDS[kind].schema.safeParse(fields);
      return parsed.success ? [Object.freeze({ id, ...parsed.data })] : [];
    });
  }
  return healed as unknown as PlainBoard;
}
