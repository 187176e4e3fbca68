import type { ActivityRow } from '../activity/activity-row.ts';
import { otherStep } from '../activity/aspect-fields.ts';
import { RECORD_KINDS } from '../board/record-kind.ts';
import type { Matrix, Restored } from '../board/records/board-meta.ts';
import { isIsoDate } from '../board/records/fields.ts';
import { scoreOf } from '../risk/score.ts';
import { dayNumber } from '../schedule/calendar.ts';
import type { WorkingCalendar } from '../schedule/working-calendar.ts';
import { restoreWords } from './restore-words.ts';

/** How fields and values are said where the sentences are read. */
export interface ChangeWords {
  /** What people call a field, in the middle of a sentence: "target date". */
  label(kind: ActivityRow['kind'], field: string): string;
  /** A value as one line, empty for none. */
  value(kind: ActivityRow['kind'], field: string, value: unknown): string;
  /** Whether it is a text of many lines, which no sentence can quote. */
  isLongText(kind: ActivityRow['kind'], field: string): boolean;
  /** `2027-04-23` as "23 Apr 2027". */
  day(isoDate: string): string;
  readonly matrix: Matrix;
  readonly calendar: WorkingCalendar;
}

/** Changes that one person made to one record together, as one line of a history. */
export interface ChangeGroup {
  /** Of the newest row. */
  readonly id: number;
  readonly at: string;
  readonly actorId: string | null;
  /** What was done, to be read after the person's name: "moved the end 7 Apr 2027 → 23 Apr 2027 (+12 d)". */
  readonly sentences: readonly string[];
  readonly why: string | null;
}

/** Rows of one person and record this close to each other, in milliseconds, are one line. */
const ONE_LINE_MS = 10_000;

/** The lines of one record's history, newest first; `rows` are too. */
export function describeChanges(rows: readonly ActivityRow[], words: ChangeWords): readonly ChangeGroup[] {
  return groupRows(rows).flatMap((group) => {
    const [newest] = group;
    const sentences = sentencesOf(group, words);
    if (!newest || sentences.length === 0) return [];
    const why = group.find((row) => row.why !== null)?.why ?? null;
    return [{ id: newest.id, at: newest.at, actorId: newest.actorId, sentences, why }];
  });
}

function groupRows(rows: readonly ActivityRow[]): readonly ActivityRow[][] {
  const groups: ActivityRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && isOneLine(last, row, group)) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

function isOneLine(newer: ActivityRow, older: ActivityRow, group: readonly ActivityRow[]): boolean {
  const same = newer.kind === older.kind && newer.recordId === older.recordId && newer.actorId === older.actorId;
  const close = Math.abs(Date.parse(newer.at) - Date.parse(older.at)) <= ONE_LINE_MS;
  // A second change of a field, or another reason, is another line.
  const fresh = older.field !== null && group.every((row) => row.field !== null && row.field !== older.field);
  return same && close && fresh && (newer.seq === older.seq || (newer.why === null && older.why === null));
}

function sentencesOf(group: readonly ActivityRow[], words: ChangeWords): string[] {
  const sentences: string[] = [];
  const said = new Set<string>();
  const rowOf = (field: string | null) => (field === null ? undefined : group.find((row) => row.field === field));
  // Oldest first, as they were made.
  for (const row of [...group].reverse()) {
    if (row.field === null) {
      sentences.push(row.change === 'removed' ? `deleted this ${nounOf(row)}` : `added this ${nounOf(row)}`);
      continue;
    }
    if (said.has(row.field)) continue;
    const other = otherStep(row.field);
    said.add(row.field);
    if (other) {
      said.add(other);
      const pair = rowOf(other);
      sentences.push(scoreSentence(row, pair, other, words) ?? fieldSentence(row, words));
      continue;
    }
    const [start, end] = [rowOf('start'), rowOf('end')];
    if (start && end && (row === start || row === end)) {
      said.add('start').add('end');
      sentences.push(spanSentence(start, end, words));
    } else sentences.push(fieldSentence(row, words));
  }
  return sentences.filter((sentence) => sentence !== '');
}

function nounOf({ kind }: ActivityRow): string {
  return kind === 'meta' ? 'board' : RECORD_KINDS[kind].noun;
}

function fieldSentence(row: ActivityRow, words: ChangeWords): string {
  const { kind, from, to } = row;
  const field = row.field ?? '';
  if (kind === 'meta' && field === 'restored') return restoreSentence(from, to);
  // How the document is stored is no business of its readers.
  if (kind === 'meta' && field === 'schemaVersion') return '';
  const label = words.label(kind, field);
  if (field === 'order') return 'moved it in the list';
  if (field === 'title' || field === 'name') return `renamed it from “${String(from)}”`;
  if (words.isLongText(kind, field)) {
    if (to === '' || to === null) return `cleared the ${label}`;
    return from === '' || from === null ? `wrote the ${label}` : `edited the ${label}`;
  }
  if (isDay(from) || isDay(to)) return daySentence(label, from, to, words);
  if (Array.isArray(from) && Array.isArray(to)) return setSentence(row, label, from, to, words);
  const [before, after] = [words.value(kind, field, from), words.value(kind, field, to)];
  if (before === '' && after === '') return `changed the ${label}`;
  if (after === '') return `cleared the ${label} (was ${before})`;
  return before === '' ? `set the ${label} to ${after}` : `changed the ${label} ${before} → ${after}`;
}

/** The reason of the row says which version. */
function restoreSentence(from: unknown, to: unknown): string {
  const [before, after] = [from, to] as (Restored | null)[];
  if (!restoreWords(before ?? null, after ?? null)) return '';
  if (!after || (before && before.at > after.at)) return 'took back a restore';
  if (after.part > 1) return '';
  if (after.records === null) return 'restored the board';
  return `restored ${after.records === 1 ? 'a record' : `${after.records} records`}`;
}

function daySentence(label: string, from: unknown, to: unknown, words: ChangeWords): string {
  if (!isDay(to)) return isDay(from) ? `cleared the ${label} (was ${words.day(from)})` : '';
  if (!isDay(from)) return `set the ${label} to ${words.day(to)}`;
  return `moved the ${label} ${words.day(from)} → ${words.day(to)}${shift(from, to, words)}`;
}

/** Start and end together: by how much the work moved is what its end moved by. */
function spanSentence(start: ActivityRow, end: ActivityRow, words: ChangeWords): string {
  const span = (from: unknown, to: unknown) =>
    isDay(from) && isDay(to) ? `${words.day(from)} – ${words.day(to)}` : '';
  const [before, after] = [span(start.from, end.from), span(start.to, end.to)];
  if (before && after) return `moved the dates ${before} → ${after}${shift(String(end.from), String(end.to), words)}`;
  if (after && start.from === null && end.from === null) return `scheduled it for ${after}`;
  if (before && start.to === null && end.to === null) return `unscheduled it (was ${before})`;
  return [fieldSentence(start, words), fieldSentence(end, words)].filter(Boolean).join(' and ');
}

/** ` (+12 d)`: by how many working days it moved; nothing where no working day lies between. */
function shift(from: string, to: string, { calendar }: ChangeWords): string {
  const days = calendar.workingDayNumber(dayNumber(to)) - calendar.workingDayNumber(dayNumber(from));
  return days === 0 ? '' : ` (${days > 0 ? '+' : '−'}${Math.abs(days)} d)`;
}

/** `scored it 6 M → 12 H`; null when a step is missing, or none of this board's matrix. */
function scoreSentence(
  row: ActivityRow,
  pair: ActivityRow | undefined,
  other: string,
  { matrix }: ChangeWords,
): string | null {
  const isLikelihood = row.field?.endsWith('Likelihood') ?? false;
  const at = (mine: unknown, others: unknown) => {
    const [likelihood, impact] = isLikelihood ? [mine, others] : [others, mine];
    if (typeof likelihood !== 'number' || typeof impact !== 'number') return null;
    return scoreOf(matrix, likelihood, impact);
  };
  const basis = /^(inherent|target)/.exec(row.field ?? '')?.[1];
  const before = at(row.from, pair ? pair.from : row.beside?.[other]);
  const after = at(row.to, pair ? pair.to : row.beside?.[other]);
  if (!after) return null;
  const what = basis ? `the ${basis} score` : 'it';
  const words = (score: NonNullable<typeof after>) => `${score.score} ${score.level}`;
  return before ? `scored ${what} ${words(before)} → ${words(after)}` : `scored ${what} ${words(after)}`;
}

function setSentence(
  { kind, field }: ActivityRow,
  label: string,
  from: readonly unknown[],
  to: readonly unknown[],
  words: ChangeWords,
): string {
  if ([...from, ...to].some((item) => typeof item !== 'string')) return `changed the ${label}`;
  const named = (items: readonly unknown[]) => items.map((item) => words.value(kind, field ?? '', [item])).join(', ');
  const came = to.filter((item) => !from.includes(item));
  const went = from.filter((item) => !to.includes(item));
  const parts = [
    came.length > 0 && named(came) && `added ${named(came)} to the ${label}`,
    went.length > 0 && named(went) && `took ${named(went)} off the ${label}`,
  ];
  return parts.filter(Boolean).join(' and ') || `changed the ${label}`;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isIsoDate(value);
}
