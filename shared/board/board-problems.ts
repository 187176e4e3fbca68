import { findCycles } from '#shared/schedule/cycles.ts';
import type { BoardProblem, BoardView } from './board-view.ts';
import type { RecordKind } from './record-kind.ts';
import type { Dependency } from './records/dependency.ts';

/** Whether an end of the dependency that should be on this board is not. */
export function isDangling(view: BoardView, dependency: Dependency): boolean {
  return missingEnd(view, dependency) !== null;
}

function missingEnd(view: BoardView, dependency: Dependency): string | null {
  if (dependency.fromBoardId === null && !isItem(view, dependency.fromId)) return dependency.fromId;
  if (dependency.toBoardId === null && !isItem(view, dependency.toId)) return dependency.toId;
  return null;
}

function isItem(view: BoardView, id: string): boolean {
  return view.initiatives.byId.has(id) || view.milestones.byId.has(id);
}

/**
 * What several people together made wrong. `view.dependencies` holds all of them here, the dangling ones too.
 */
export function findProblems(view: BoardView, unreadable: readonly BoardProblem[]): readonly BoardProblem[] {
  const problems: BoardProblem[] = [...unreadable];
  const edges: Dependency[] = [];
  for (const dependency of view.dependencies.list) {
    const missingId = missingEnd(view, dependency);
    if (missingId !== null) problems.push({ type: 'dangling', dependencyId: dependency.id, missingId });
    else if (dependency.fromBoardId === null && dependency.toBoardId === null) edges.push(dependency);
  }
  for (const dependencyIds of findCycles(edges)) problems.push({ type: 'cycle', dependencyIds });
  for (const kind of ['initiatives', 'risks'] as const) problems.push(...sameKeys(kind, view[kind].list));
  return problems;
}

function sameKeys(kind: RecordKind, records: readonly { readonly id: string; readonly key: string }[]): BoardProblem[] {
  const byKey = new Map<string, string[]>();
  for (const { id, key } of records) {
    if (key === '') continue;
    const ids = byKey.get(key);
    if (ids) ids.push(id);
    else byKey.set(key, [id]);
  }
  return [...byKey].filter(([, ids]) => ids.length > 1).map(([key, ids]) => ({ type: 'same-key', kind, key, ids }));
}
