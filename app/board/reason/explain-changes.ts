import { formatDay } from '#app/board/fields/day-text.ts';
import { wordsOf } from '#app/board/fields/field-control.ts';
import { scoreChange } from '#app/board/matrix/rescore-risks.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Action } from '#shared/board/records/action.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { type Risk, SCORE_BASES } from '#shared/board/records/risk.ts';
import type { ExplainedChange } from './reason-request.ts';

/** The kinds whose changes of score, date or state are explained. */
export type ExplainedKind = ExplainedChange['recordKind'];

/** The changes of score, date and state between two views of these records, as people read them; no others. */
export function explainChanges(
  before: BoardView,
  after: BoardView,
  kind: ExplainedKind,
  ids: Iterable<string>,
): readonly ExplainedChange[] {
  const changes: ExplainedChange[] = [];
  for (const id of ids) {
    for (const [aspect, from, to] of aspectsOf(before, after, kind, id)) {
      if (from !== to) changes.push({ recordKind: kind, recordId: id, aspect, from, to });
    }
  }
  return changes;
}

type Told = readonly [ExplainedChange['aspect'], string, string];

function aspectsOf(before: BoardView, after: BoardView, kind: ExplainedKind, id: string): readonly Told[] {
  const [from, to] = [before[kind].byId.get(id), after[kind].byId.get(id)];
  if (!from || !to || from === to) return [];
  const both = <R>(aspect: Told[0], text: (record: R) => string): Told => [aspect, text(from as R), text(to as R)];
  switch (kind) {
    case 'risks':
      return [
        ...SCORE_BASES.map((basis): Told => {
          const [was, is] = [from as Risk, to as Risk];
          const score = { likelihood: is[`${basis}Likelihood`], impact: is[`${basis}Impact`] };
          const change = scoreChange(after.meta.matrix, was, basis, score);
          return ['score', change.from, change.to];
        }),
        both<Risk>('state', ({ status, roam }) =>
          [status, roam]
            .flatMap((word) => word ?? [])
            .map(wordsOf)
            .join(', '),
        ),
      ];
    case 'initiatives':
      return [
        both<Initiative>('dates', ({ start, end }) => (start || end ? `${day(start)} – ${day(end)}` : '')),
        both<Initiative>('state', ({ status }) => wordsOf(status)),
      ];
    case 'milestones':
      return [both<Milestone>('dates', ({ date }) => formatDay(date))];
    case 'dependencies':
      return [
        both<Dependency>('dates', ({ needBy, promised }) =>
          [needBy && `needed ${day(needBy)}`, promised && `promised ${day(promised)}`].filter(Boolean).join(', '),
        ),
        both<Dependency>('state', ({ state }) => wordsOf(state)),
      ];
    case 'actions':
      return [
        both<Action>('dates', ({ due }) => day(due)),
        both<Action>('state', ({ doneOn }) => (doneOn ? 'Done' : 'Open')),
      ];
  }
}

function day(date: string | null): string {
  return date ? formatDay(date) : '';
}
