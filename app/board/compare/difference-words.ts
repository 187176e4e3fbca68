import { changeWords } from '#app/board/activity/change-words.ts';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { RECORD_KINDS } from '#shared/board/record-kind.ts';
import { describeChanges } from '#shared/diff/describe-change.ts';
import type { Difference, DifferenceType } from '#shared/diff/list-differences.ts';

const KIND_NAMES: Readonly<Partial<Record<ActivityKind, string>>> = {
  dependencies: 'Dependencies',
  capacity: 'Capacity',
  budget: 'Budget',
  meta: 'Settings of the board',
};

/** "Initiatives": a kind as the head of a list. */
export function kindName(kind: ActivityKind): string {
  if (kind === 'meta') return KIND_NAMES.meta ?? '';
  const noun = RECORD_KINDS[kind].noun;
  return KIND_NAMES[kind] ?? `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`;
}

/** What became of a record, as one line without a subject: "moved the end 12 Mar 2027 → 26 Mar 2027 (+10 d)". */
export function differenceWords({ type, rows }: Difference, context: FieldContext): string {
  if (type !== 'changed') return type;
  // It reads the newest first; fields are told in the record's own order.
  return describeChanges(rows.toReversed(), changeWords(context))
    .flatMap(({ sentences }) => sentences)
    .join(', ');
}

/** "3 added, 12 changed": the counts that are not zero. */
export function countWords(count: Readonly<Record<DifferenceType, number>>): string {
  const types: readonly DifferenceType[] = ['added', 'changed', 'removed'];
  return types
    .filter((type) => count[type] > 0)
    .map((type) => `${count[type]} ${type}`)
    .join(', ');
}

/** The differences as a list to paste elsewhere. */
export function differencesAsMarkdown(
  title: string,
  differences: readonly Difference[],
  context: FieldContext,
): string {
  const lines = [`# ${title}`];
  let kind: ActivityKind | null = null;
  for (const difference of differences) {
    if (difference.kind !== kind) lines.push('', `## ${kindName(difference.kind)}`, '');
    kind = difference.kind;
    lines.push(`- **${plain(difference.title) || 'Board'}**: ${plain(differenceWords(difference, context))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What people typed must not become markup. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ');
}
