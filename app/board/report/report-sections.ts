import { formatDay } from '#app/board/fields/day-text.ts';
import { wordsOf } from '#app/board/fields/field-control.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { MovedItem, PeriodReport, ReportItem, ScoredItem } from '#shared/history/period-report.ts';
import { scoreText } from '#shared/risk/score.ts';

/** A record in a report, in words. */
export interface ReportLine {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  /** "12 Mar 2027 → 26 Mar 2027, +10 d"; empty where the title says it all. */
  readonly detail: string;
  readonly why: string | null;
}

export interface ReportList {
  readonly name: string;
  readonly lines: readonly ReportLine[];
}

export interface ReportSection {
  readonly name: string;
  /** Only lists that have lines. */
  readonly lists: readonly ReportList[];
}

/** A report in words, section by section; those without a line are left out. `views` are the span's two ends. */
export function reportSections(
  report: PeriodReport,
  views: { readonly from: BoardView; readonly to: BoardView },
): readonly ReportSection[] {
  const { scope, moved, unscheduled, risks, actions, dependencies } = report;
  const sections: readonly ReportSection[] = [
    {
      name: 'Scope',
      lists: [
        list('Added', scope.added, (item) => planned(item, views.to)),
        list('Dropped', scope.dropped, (item) => planned(item, views.from)),
      ],
    },
    {
      name: 'Dates',
      lists: [
        list(
          'Slipped',
          moved.filter(({ days }) => days > 0),
          movedWords,
        ),
        list(
          'Pulled in',
          moved.filter(({ days }) => days < 0),
          movedWords,
        ),
        list('No date any more', unscheduled, () => ''),
      ],
    },
    {
      name: 'Risks',
      lists: [
        list('Came true', risks.happened, () => ''),
        list('New', risks.raised, ({ to }) => scoreText(to) || 'not scored'),
        list('Up', risks.up, scoresWords),
        list('Down', risks.down, scoresWords),
        list('Closed', risks.closed, () => ''),
      ],
    },
    {
      name: 'Actions',
      lists: [
        list('Overdue', actions.overdue, ({ due, daysLate }) => `due ${formatDay(due)}, ${daysLate} d late`),
        list('Done', actions.done, () => ''),
      ],
    },
    {
      name: 'Dependencies',
      lists: [
        list(
          'In conflict',
          dependencies.conflicts,
          ({ daysShort, isNew }) => `short by ${daysShort} d${isNew ? ', new' : ''}`,
        ),
        list('Declined', dependencies.declined, () => ''),
        list('Committed', dependencies.committed, ({ state }) => (state === 'committed' ? '' : wordsOf(state))),
      ],
    },
  ];
  return sections
    .map(({ name, lists }) => ({ name, lists: lists.filter(({ lines }) => lines.length > 0) }))
    .filter(({ lists }) => lists.length > 0);
}

function list<T extends ReportItem>(name: string, items: readonly T[], detail: (item: T) => string): ReportList {
  const lines = items.map((item) => {
    const { kind, id, title, why } = item;
    return { kind, id, title, why, detail: detail(item) };
  });
  return { name, lines };
}

function planned({ kind, id }: ReportItem, view: BoardView): string {
  const milestone = kind === 'milestones' ? view.milestones.byId.get(id) : undefined;
  const initiative = kind === 'initiatives' ? view.initiatives.byId.get(id) : undefined;
  const teamId = (initiative ?? milestone)?.teamId ?? null;
  const team = teamId === null ? undefined : view.teams.byId.get(teamId)?.name;
  const end = initiative?.end ?? milestone?.date;
  return [team, end ? `by ${formatDay(end)}` : 'no date'].filter(Boolean).join(', ');
}

function movedWords({ from, to, days }: MovedItem): string {
  return `${formatDay(from)} → ${formatDay(to)}, ${days > 0 ? '+' : '−'}${Math.abs(days)}\u00a0d`;
}

function scoresWords({ from, to }: ScoredItem): string {
  return `${scoreText(from)} → ${scoreText(to)}`;
}

/** The report in one sentence: what a reader in a hurry takes along. */
export function reportSummary({ scope, moved, risks, actions, dependencies }: PeriodReport): string {
  const slipped = moved.filter(({ days }) => days > 0);
  const counted: readonly (readonly [number, string])[] = [
    [scope.added.length, `${scope.added.length} added`],
    [scope.dropped.length, `${scope.dropped.length} dropped`],
    [slipped.length, `${slipped.length} slipped, the worst by ${slipped[0]?.days ?? 0} d`],
    [moved.length - slipped.length, `${moved.length - slipped.length} pulled in`],
    [risks.happened.length, `${plural(risks.happened.length, 'risk')} came true`],
    [risks.raised.length, plural(risks.raised.length, 'new risk')],
    [risks.up.length, `${plural(risks.up.length, 'risk')} up`],
    [actions.overdue.length, `${plural(actions.overdue.length, 'action')} overdue`],
    [dependencies.declined.length, `${dependencies.declined.length} declined`],
    [dependencies.conflicts.length, `${dependencies.conflicts.length} in conflict`],
  ];
  const said = counted.filter(([count]) => count > 0).map(([, words]) => words);
  return said.length > 0 ? `${said.join('; ')}.` : '';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
