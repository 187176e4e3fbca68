import { kindName } from '#app/board/compare/difference-words.ts';
import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { RECORD_KINDS } from '#shared/board/record-kind.ts';
import { type ChangeWords, describeChanges } from '#shared/diff/describe-change.ts';

/** What one person did to one record, as a line. */
export interface RecordLine {
  /** Of the board and its newest row. */
  readonly key: string;
  readonly boardId: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly kind: ActivityKind;
  readonly recordId: string;
  readonly title: string;
  readonly change: BoardActivityRow['change'];
  /** To be read after the person's name. */
  readonly words: string;
  readonly why: string | null;
}

/** A line of the list: one record, or many that somebody changed in one go. */
export type ActivityLine = { readonly type: 'record'; readonly line: RecordLine } | Burst;

export interface Burst {
  readonly type: 'burst';
  readonly key: string;
  readonly boardId: string;
  readonly at: string;
  readonly actorId: string | null;
  /** "added 46 initiatives, changed 12 risks". */
  readonly words: string;
  /** Where all of them have the same. */
  readonly why: string | null;
  readonly lines: readonly RecordLine[];
}

/** So many records in one go are one line. */
const LEAST_OF_A_BURST = 4;
/** Milliseconds from the newest on, besides what one update of the document did. */
const BURST_MS = 10_000;

/** The lines of a list of activity, newest first; `rows` are too. `wordsOf` says how a board says its values. */
export function activityLines(
  rows: readonly BoardActivityRow[],
  wordsOf: (boardId: string) => ChangeWords,
): readonly ActivityLine[] {
  const told = runs(rows, (a, b) => a.boardId === b.boardId).flatMap((run) => recordLines(run, wordsOf));
  const goes: { readonly first: Told; readonly all: Told[] }[] = [];
  for (const one of told) {
    const go = goes.at(-1);
    const last = go?.all.at(-1);
    if (go && last && isOneGo(go.first, last, one)) go.all.push(one);
    else goes.push({ first: one, all: [one] });
  }
  return goes.flatMap(({ all }): readonly ActivityLine[] => {
    const lines = all.map(({ line }) => line);
    return lines.length < LEAST_OF_A_BURST ? lines.map((line) => ({ type: 'record', line })) : [burstOf(lines)];
  });
}

interface Told {
  readonly line: RecordLine;
  readonly seq: number;
}

function recordLines(rows: readonly BoardActivityRow[], wordsOf: (boardId: string) => ChangeWords): readonly Told[] {
  const [first] = rows;
  if (!first) return [];
  const { boardId } = first;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return describeChanges(rows, wordsOf(boardId)).flatMap(({ id, at, actorId, sentences, why }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { kind, recordId, title, change, seq } = row;
    const words = sentences.join(', ');
    return [
      { seq, line: { key: `${boardId}/${id}`, boardId, at, actorId, kind, recordId, title, change, words, why } },
    ];
  });
}

function isOneGo(first: Told, last: Told, next: Told): boolean {
  const same = first.line.boardId === next.line.boardId && first.line.actorId === next.line.actorId;
  const close = Date.parse(first.line.at) - Date.parse(next.line.at) <= BURST_MS;
  return same && (last.seq === next.seq || close);
}

function burstOf(lines: readonly RecordLine[]): Burst {
  const [newest] = lines as readonly [RecordLine, ...RecordLine[]];
  const { key, boardId, at, actorId, why } = newest;
  const allSame = lines.every((line) => line.why === why);
  return { type: 'burst', key, boardId, at, actorId, words: countWords(lines), why: allSame ? why : null, lines };
}

const VERBS = [
  ['added', 'added'],
  ['changed', 'changed'],
  ['removed', 'deleted'],
] as const;

/** "added 46 initiatives and 2 risks, deleted 1 milestone": a record that changed twice counts once. */
function countWords(lines: readonly RecordLine[]): string {
  return VERBS.flatMap(([change, verb]) => {
    const kinds = new Map<ActivityKind, Set<string>>();
    // As they were made, oldest first.
    for (const line of [...lines].reverse()) {
      if (line.change !== change) continue;
      const ids = kinds.get(line.kind) ?? new Set();
      kinds.set(line.kind, ids.add(line.recordId));
    }
    const counted = [...kinds].map(([kind, ids]) => countOf(kind, ids.size));
    return counted.length === 0 ? [] : [`${verb} ${listed(counted)}`];
  }).join(', ');
}

function countOf(kind: ActivityKind, count: number): string {
  if (kind === 'meta') return 'the settings of the board';
  const { noun } = RECORD_KINDS[kind];
  if (kind === 'capacity' || kind === 'budget') return `${count} ${noun} ${count === 1 ? 'figure' : 'figures'}`;
  return count === 1 ? `1 ${noun}` : `${count} ${kindName(kind).toLowerCase()}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function runs<T>(items: readonly T[], isSame: (a: T, b: T) => boolean): readonly T[][] {
  const made: T[][] = [];
  for (const item of items) {
    const run = made.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && isSame(last, item)) run.push(item);
    else made.push([item]);
  }
  return made;
}
