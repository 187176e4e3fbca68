import { formatDay } from '#app/board/fields/day-text.ts';
import { type Person, personName } from '#app/board/fields/person.ts';
import type { FloatWords } from '#app/board/schedule/float-words.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Matrix, RiskLevel } from '#shared/board/records/board-meta.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { type RiskScore, riskScore } from '#shared/risk/score.ts';
import { dependencyState } from '#shared/schedule/conflicts.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import type { ItemRef } from '../layout/derived-shape.ts';

/** What a description is made from. */
export interface ItemWords {
  readonly view: BoardView;
  readonly people: readonly Person[];
  /** Which of a risk's scores the picture shows. */
  readonly basis: ScoreBasis;
  /** How many comment threads are open on each record. */
  readonly openComments?: ReadonlyMap<string, number>;
  /** How far it can move; asked only of what the keyboard is at. */
  readonly float?: FloatWords | null;
  /** When the simulation says that it is finished. */
  readonly finish?: string | null;
  /** Whether a number stands for all of the risk's cell, and no chip for itself. */
  readonly crowded?: boolean;
}

const LEVEL_NAMES: Readonly<Record<RiskLevel, string>> = {
  VL: 'very low',
  L: 'low',
  M: 'medium',
  H: 'high',
  VH: 'very high',
};

/**
 * An item of a picture as one sentence for who hears it: what it is, whose, when, how it stands and what threatens it.
 * Empty for one that is gone.
 */
export function describeItem({ kind, id }: ItemRef, words: ItemWords): string {
  const { view } = words;
  if (kind === 'initiatives') return wordsOf(view.initiatives.byId.get(id), describeInitiative, words);
  if (kind === 'milestones') return wordsOf(view.milestones.byId.get(id), describeMilestone, words);
  return wordsOf(view.risks.byId.get(id), describeRisk, words);
}

function commentWords(id: string, { openComments }: ItemWords): string | null {
  const open = openComments?.get(id) ?? 0;
  return open === 0 ? null : count(open, 'open comment thread');
}

/** Where an item stands now, for who has just moved it: its dates and lane, or its cell. */
export function describePlace({ kind, id }: ItemRef, { view, basis }: Pick<ItemWords, 'view' | 'basis'>): string {
  const initiative = kind === 'initiatives' ? view.initiatives.byId.get(id) : undefined;
  if (initiative) {
    const { start, end, teamId } = initiative;
    return `${initiative.title}: ${spanWords(start, end)}, ${teamName(view, teamId) ?? 'no team'}`;
  }
  const milestone = kind === 'milestones' ? view.milestones.byId.get(id) : undefined;
  if (milestone) return `${milestone.title}: ${formatDay(milestone.date)}`;
  const risk = view.risks.byId.get(id);
  const score = risk && riskScore(view.meta.matrix, risk, basis);
  return risk && score ? `${risk.key || risk.title}: ${scoreWords(view.meta.matrix, score)}` : '';
}

function wordsOf<R>(
  record: R | undefined,
  parts: (record: R, words: ItemWords) => (string | null)[],
  words: ItemWords,
) {
  return record === undefined ? '' : parts(record, words).filter(Boolean).join(', ');
}

function describeInitiative(initiative: Initiative, words: ItemWords): (string | null)[] {
  const { view, people } = words;
  const { id, title, owner, start, end, status, progress } = initiative;
  return [
    title,
    'initiative',
    teamName(view, initiative.teamId) ?? 'no team',
    spanWords(start, end),
    start !== null && end !== null
      ? count(workingCalendar(view.meta.calendar).workingDaysBetween(start, end), 'working day')
      : null,
    status.replaceAll('-', ' '),
    status === 'done' ? null : `${Math.round(progress)} percent`,
    owner === null ? null : `owner ${personName(owner, people)}`,
    threatWords(view, id),
    ...waitWords(view, id),
    ...scheduleWords(words),
    commentWords(id, words),
  ];
}

function describeMilestone(milestone: Milestone, words: ItemWords): (string | null)[] {
  const { view } = words;
  const { id, title, kind, teamId, date, hard } = milestone;
  return [
    title,
    `${kind === 'external' ? 'external date' : kind} milestone`,
    teamName(view, teamId) ?? 'whole programme',
    formatDay(date),
    hard ? 'hard date' : null,
    ...waitWords(view, id),
    ...scheduleWords(words),
    commentWords(id, words),
  ];
}

/** "float 6 working days", "critical", and by when the simulation has it finished. */
function scheduleWords({ float, finish }: ItemWords): (string | null)[] {
  if (!float) return [finish?.replaceAll(' · ', ', ') ?? null];
  const said = [float.text.charAt(0).toLowerCase() + float.text.slice(1), float.detail].filter(Boolean).join(', ');
  // Short forms of the screen in full: a reader spells "d" as a letter.
  const full = said.replace(/(\d+) d\b/g, (_, days: string) => count(Number(days), 'working day'));
  return [full, finish?.replaceAll(' · ', ', ') ?? null];
}

function describeRisk(risk: Risk, words: ItemWords): (string | null)[] {
  const { view, people, basis, crowded } = words;
  const { matrix } = view.meta;
  const score = riskScore(matrix, risk, basis);
  const target = basis === 'target' ? null : riskScore(matrix, risk, 'target');
  return [
    [risk.key, risk.title].filter(Boolean).join(' '),
    risk.kind === 'opportunity' ? 'opportunity' : 'risk',
    score ? scoreWords(matrix, score) : 'not scored',
    risk.owner === null ? 'no owner' : `owner ${personName(risk.owner, people)}`,
    target ? `target likelihood ${target.likelihood}, impact ${target.impact}, ${LEVEL_NAMES[target.level]}` : null,
    crowded ? 'in a crowded cell, shown as a number' : null,
    commentWords(risk.id, words),
  ];
}

/** `likelihood 4 Likely, impact 5 Severe, level very high`. */
export function scoreWords(matrix: Matrix, { likelihood, impact, level }: RiskScore): string {
  const step = (axis: 'likelihood' | 'impact', value: number) =>
    `${axis} ${value} ${matrix[axis][value - 1]?.label ?? ''}`;
  return `${step('likelihood', likelihood)}, ${step('impact', impact)}, level ${LEVEL_NAMES[level]}`;
}

/** `18 Jan to 23 Apr 2027`; the year once where both have the same. */
export function spanWords(start: string | null, end: string | null): string {
  if (start === null) return end === null ? 'not scheduled' : `start open, to ${formatDay(end)}`;
  if (end === null) return `from ${formatDay(start)}, end open`;
  const first = start.slice(0, 4) === end.slice(0, 4) ? formatDay(start).slice(0, -5) : formatDay(start);
  return `${first} to ${formatDay(end)}`;
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function teamName(view: BoardView, teamId: string | null): string | null {
  return (teamId !== null && view.teams.byId.get(teamId)?.name) || null;
}

function threatWords(view: BoardView, id: string): string | null {
  const risks = view.risks.list.filter((risk) => risk.status !== 'closed' && risk.initiativeIds.includes(id));
  return risks.length === 0 ? null : count(risks.length, 'risk');
}

/** What it waits for, and by how much that comes too late. */
function waitWords(view: BoardView, id: string): (string | null)[] {
  const incoming = view.dependencies.list.filter(({ toId, toBoardId }) => toBoardId === null && toId === id);
  if (incoming.length === 0) return [];
  const short = incoming.map((dependency) => {
    const state = dependencyState(view, dependency);
    return state.state === 'conflict' ? state.daysShort : 0;
  });
  const worst = Math.max(...short);
  return [`waits for ${incoming.length}`, worst > 0 ? `short by ${count(worst, 'day')}` : null];
}
