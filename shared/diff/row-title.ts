import type { RecordChange, RecordChanges } from '../board/record-changes.ts';
import type { RecordKind, RecordOf } from '../board/record-kind.ts';

/** Changes, each with what its record is called: as it is after them, or was before, where it is gone. */
export function withTitles(
  changes: readonly RecordChange[],
  known: RecordChanges['known'],
): readonly (RecordChange & { readonly title: string })[] {
  const gone = new Map<string, RecordChange['before']>();
  for (const { kind, id, before, after } of changes) if (!after) gone.set(`${kind}/${id}`, before);
  const find: RecordChanges['known'] = <K extends RecordKind>(kind: K, id: string) =>
    known(kind, id) ?? (gone.get(`${kind}/${id}`) as RecordOf<K> | undefined);
  return changes.map((change) => ({ ...change, title: rowTitle(change, find) }));
}

/** What a record is called, for a list that outlives it: records without a name are named by what they join. */
function rowTitle(change: RecordChange, known: RecordChanges['known']): string {
  switch (change.kind) {
    case 'meta':
      return '';
    case 'teams':
      return present(change)?.name ?? '';
    case 'dependencies': {
      const link = present(change);
      return link ? `${endName(known, link.fromId)} → ${endName(known, link.toId)}` : '';
    }
    case 'capacity': {
      const capacity = present(change);
      return capacity ? `${known('teams', capacity.teamId)?.name ?? 'A team'}, ${capacity.month}` : '';
    }
    case 'budget': {
      const budget = present(change);
      return budget ? `${endName(known, budget.initiativeId)}, ${budget.quarter}` : '';
    }
    case 'reasons':
      return present(change)?.text ?? '';
    default:
      return (change.after ?? change.before)?.title ?? '';
  }
}

function present<R>({ before, after }: { readonly before: R | null; readonly after: R | null }): R | null {
  return after ?? before;
}

function endName(known: RecordChanges['known'], id: string): string {
  const find = <K extends RecordKind>(kind: K): RecordOf<K> | undefined => known(kind, id);
  return find('initiatives')?.title ?? find('milestones')?.title ?? 'an item of another board';
}
