import { formatDay } from '#app/board/fields/day-text.ts';
import type { BoardView, RecordTable } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { type Risk, SCORE_BASES } from '#shared/board/records/risk.ts';
import { riskScore } from '#shared/risk/score.ts';
import type { Place } from '../editor/pages.ts';
import { scoreWords, spanWords } from '../walk/describe-item.ts';

/** What somebody did to an item, without who: `moved Instant payouts to 12 Mar 2027`. */
export interface Change {
  readonly itemId: string;
  readonly words: string;
}

type Tables = Pick<BoardView, 'initiatives' | 'milestones' | 'risks' | 'teams' | 'meta'>;

/** What lies between two views of a board, of that which a picture shows. Costs next to nothing where nothing changed. */
export function changesOn(place: Place, from: Tables, to: Tables): readonly Change[] {
  if (place === 'matrix') return between(from.risks, to.risks, (a, b) => riskChange(a, b, to));
  return [
    ...between(from.initiatives, to.initiatives, (a, b) => initiativeChange(a, b, to)),
    ...between(from.milestones, to.milestones, milestoneChange),
  ];
}

function between<R extends { readonly id: string; readonly title: string }>(
  from: RecordTable<R>,
  to: RecordTable<R>,
  verb: (from: R, to: R) => string,
): Change[] {
  if (from === to) return [];
  const changes: Change[] = [];
  for (const record of to.list) {
    const before = from.byId.get(record.id);
    if (before === record) continue;
    changes.push({ itemId: record.id, words: before ? verb(before, record) : `added ${record.title}` });
  }
  for (const { id, title } of from.list) if (!to.byId.has(id)) changes.push({ itemId: id, words: `removed ${title}` });
  return changes;
}

function initiativeChange(from: Initiative, to: Initiative, { teams }: Tables): string {
  const { title } = to;
  if (from.start !== to.start || from.end !== to.end) return `moved ${title} to ${spanWords(to.start, to.end)}`;
  if (from.teamId !== to.teamId) {
    return `moved ${title} to ${(to.teamId !== null && teams.byId.get(to.teamId)?.name) || 'no team'}`;
  }
  if (from.status !== to.status) return `set ${title} to ${to.status.replaceAll('-', ' ')}`;
  if (from.progress !== to.progress) return `set ${title} to ${Math.round(to.progress)} percent`;
  return changedWords(from, to);
}

function milestoneChange(from: Milestone, to: Milestone): string {
  return from.date === to.date ? changedWords(from, to) : `moved ${to.title} to ${formatDay(to.date)}`;
}

function riskChange(from: Risk, to: Risk, { meta }: Tables): string {
  for (const basis of SCORE_BASES) {
    const [before, after] = [riskScore(meta.matrix, from, basis), riskScore(meta.matrix, to, basis)];
    if (before?.likelihood === after?.likelihood && before?.impact === after?.impact) continue;
    const kind = basis === 'current' ? '' : `${basis} `;
    return `scored ${kind}${to.key || to.title}: ${after ? scoreWords(meta.matrix, after) : 'not scored'}`;
  }
  return changedWords(from, to);
}

function changedWords(from: { readonly title: string }, to: { readonly title: string }): string {
  return from.title === to.title ? `changed ${to.title}` : `renamed ${from.title} to ${to.title}`;
}
