import { type Board, transact } from '../board-doc.ts';
import { SCHEMA_VERSION } from '../schema-version.ts';

/** A change of stored documents that defaults can't express. It must give the same result whoever runs it, and when. */
export interface Migration {
  /** The version that a document has after this step. */
  readonly version: number;
  readonly name: string;
  run(board: Board): void;
}

/** All steps, oldest first. */
const MIGRATIONS: readonly Migration[] = [];

export type MigrationResult =
  | { readonly state: 'current' }
  | { readonly state: 'migrated'; readonly steps: readonly string[] }
  /** The document was written by a newer server: it must not be opened for writing. */
  | { readonly state: 'newer'; readonly version: number };

/** The schema that a document was last brought to by a named step, or made with. */
export function storedSchemaVersion(board: Board): number {
  const stored = board.meta.get('schemaVersion');
  return typeof stored === 'number' ? stored : 1;
}

/** Whether named steps lead from that version to ours: defaults alone do not make its records those of our schema. */
export function isStepDue(version: number, migrations: readonly Migration[] = MIGRATIONS): boolean {
  return migrations.some((migration) => migration.version > version);
}

/**
 * Brings a document to SCHEMA_VERSION in one transaction of origin `migration`. Run by the server alone, when it loads
 * a document and before it admits the first client.
 */
export function migrateBoard(board: Board, migrations: readonly Migration[] = MIGRATIONS): MigrationResult {
  const target = migrations.at(-1)?.version ?? SCHEMA_VERSION;
  const version = storedSchemaVersion(board);
  if (version > target) return { state: 'newer', version };
  const due = migrations.filter((migration) => migration.version > version);
  if (due.length === 0) return { state: 'current' };
  transact(board, 'migration', () => {
    for (const migration of due) migration.run(board);
    board.meta.set('schemaVersion', target);
  });
  return { state: 'migrated', steps: due.map((migration) => migration.name) };
}
