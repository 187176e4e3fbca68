import type { PlainBoard } from '../board/plain-board.ts';
import { RECORD_KIND_NAMES } from '../board/record-kind.ts';
import { SCHEMA_VERSION } from '../board/schema-version.ts';
import { applyChanges, type ReplayedVersion, type TableChanges, type VersionChanges } from './replay.ts';

/** A stop of the replay: a version and the board as it was. */
export interface ReplayFrame {
  readonly version: ReplayedVersion;
  readonly board: PlainBoard;
  /** Initiatives, milestones and risks that came, changed and went with it; null for the first stop. */
  readonly counts: ReplayCounts | null;
}

export interface ReplayCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

const SHOWN = ['initiatives', 'milestones', 'risks'] as const;

/** The stops, one after the other, so that the caller may pause between them. Damaged versions are passed over. */
export function* replayFrames(versions: readonly ReplayedVersion[]): Generator<ReplayFrame> {
  let board: PlainBoard | null = null;
  for (const version of versions) {
    const { changes } = version;
    if (!changes) continue;
    const isFirst: boolean = board === null;
    const before: PlainBoard | null = board ?? emptyBoard(changes);
    // Without settings there is nothing to start from: the next version that has them is the first.
    if (!before) continue;
    board = applyChanges(before, changes);
    yield { version, board, counts: isFirst ? null : countsOf(changes) };
  }
}

function emptyBoard({ meta }: VersionChanges): PlainBoard | null {
  if (!meta) return null;
  const tables = Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, []]));
  return { ...tables, schemaVersion: SCHEMA_VERSION, meta, drawings: [] } as unknown as PlainBoard;
}

function countsOf(changes: VersionChanges): ReplayCounts {
  const tables: TableChanges<{ readonly id: string }>[] = [];
  for (const kind of SHOWN) {
    const table = changes[kind];
    if (table) tables.push(table);
  }
  const sum = (of: (table: TableChanges<{ readonly id: string }>) => number) =>
    tables.reduce((total, table) => total + of(table), 0);
  return {
    added: sum(({ added }) => added.length),
    changed: sum(({ changed }) => changed.length),
    removed: sum(({ removed }) => removed.length),
  };
}
