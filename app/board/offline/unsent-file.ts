import type { BoardView } from '#shared/board/board-view.ts';
import { plainBoard } from '#shared/board/plain-board.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';
import { changedFields, diffBoards } from '#shared/diff/board-diff.ts';

/** Changes that the server did not take, as a file for people and programs. */
export interface UnsentFile {
  readonly board: string;
  readonly changes: readonly UnsentChange[];
  /** All records, where it is not known from what the changes began. */
  readonly records?: unknown;
}

export type UnsentChange =
  | { readonly what: 'added' | 'removed'; readonly kind: string; readonly record: unknown }
  | {
      readonly what: 'changed';
      readonly kind: string;
      readonly id: string;
      readonly title: string;
      readonly fields: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
    };

/** What lies between the board as the server knows it and as it is here; `base` is null when that is not known. */
export function unsentFile(board: string, base: BoardView | null, here: BoardView): UnsentFile {
  if (!base) return { board, changes: [], records: plainBoard(here) };
  const diff = diffBoards(base, here);
  const changes: UnsentChange[] = [];
  for (const kind of [...RECORD_KIND_NAMES, 'canvas'] as const) {
    const { added, updated, removed } = diff[kind];
    for (const record of added) changes.push({ what: 'added', kind, record });
    for (const [from, to] of updated) changes.push(changeOf(kind, from, to));
    for (const record of removed) changes.push({ what: 'removed', kind, record });
  }
  if (diff.meta) changes.push(changeOf('meta', { id: '', ...diff.meta[0] }, { id: '', ...diff.meta[1] }));
  return { board, changes };
}

function changeOf(kind: string, from: { readonly id: string }, to: { readonly id: string }): UnsentChange {
  const [before, after] = [from, to] as Readonly<Record<string, unknown>>[];
  const names = changedFields(from, to);
  const fields = Object.fromEntries(names.map((name) => [name, { from: before?.[name], to: after?.[name] }]));
  return { what: 'changed', kind, id: to.id, title: String(after?.title ?? after?.name ?? ''), fields };
}
