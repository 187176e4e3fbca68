import type { BoardView } from '../board/board-view.ts';
import type { RecordKind } from '../board/record-kind.ts';
import type { HandshakeState } from '../board/records/dependency.ts';
import type { ChangeAspect } from '../board/records/reason.ts';
import type { Risk } from '../board/records/risk.ts';
import { type RiskScore, riskScore } from '../risk/score.ts';
import { dayNumber } from '../schedule/calendar.ts';
import { dependencyState } from '../schedule/conflicts.ts';
import { workingCalendar } from '../schedule/working-calendar.ts';

/** A record that a report tells of. */
export interface ReportItem {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  /** The last reason that was given in the span for what is told. */
  readonly why: string | null;
}

/** A finish that moved; `days` is its variance in working days, late is positive. */
export interface MovedItem extends ReportItem {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

export interface ScoredItem extends ReportItem {
  /** Null while it was not scored. */
  readonly from: RiskScore | null;
  readonly to: RiskScore | null;
}

export interface OverdueItem extends ReportItem {
  readonly due: string;
  /** Working days past its due day. */
  readonly daysLate: number;
}

export interface LinkItem extends ReportItem {
  readonly state: HandshakeState;
}

export interface ConflictItem extends ReportItem {
  /** Working days that are missing between the two. */
  readonly daysShort: number;
  /** Whether it could hold when the span began. */
  readonly isNew: boolean;
}

/** What happened between two moments of a board, as it is told to who was not there. */
export interface PeriodReport {
  readonly scope: { readonly added: readonly ReportItem[]; readonly dropped: readonly ReportItem[] };
  /** The largest slip first, what was pulled in last. */
  readonly moved: readonly MovedItem[];
  /** What had a finish and has none any more. */
  readonly unscheduled: readonly ReportItem[];
  readonly risks: {
    readonly raised: readonly ScoredItem[];
    readonly closed: readonly ReportItem[];
    readonly up: readonly ScoredItem[];
    readonly down: readonly ScoredItem[];
    readonly happened: readonly ReportItem[];
  };
  readonly actions: { readonly done: readonly ReportItem[]; readonly overdue: readonly OverdueItem[] };
  readonly dependencies: {
    readonly committed: readonly LinkItem[];
    readonly declined: readonly LinkItem[];
    /** All that can not hold at the end, the worst first. */
    readonly conflicts: readonly ConflictItem[];
  };
}

/** A report on a span: the board as it was at its beginning, as it is at its end, and the span's last day. */
export function periodReport(from: BoardView, to: BoardView, lastDay: string): PeriodReport {
  const whyOf = reasonsBetween(from, to);
  return {
    scope: { added: scopeAdded(from, to, whyOf), dropped: scopeDropped(from, to, whyOf) },
    moved: datesMoved(from, to, whyOf),
    unscheduled: unscheduled(from, to, whyOf),
    risks: riskChanges(from, to, whyOf),
    actions: {
      done: to.actions.list
        .filter(({ id, doneOn }) => doneOn !== null && (from.actions.byId.get(id)?.doneOn ?? null) === null)
        .map((action) => item('actions', action, whyOf, 'state')),
      overdue: overdueActions(to, lastDay, whyOf),
    },
    dependencies: linkChanges(from, to, whyOf),
  };
}

/** How many lines a report has. */
export function countReport({ scope, moved, unscheduled, risks, actions, dependencies }: PeriodReport): number {
  const lists = [scope, risks, actions, dependencies].flatMap((part) => Object.values<readonly unknown[]>({ ...part }));
  return [...lists, moved, unscheduled].reduce((sum, list) => sum + list.length, 0);
}

type WhyOf = (kind: RecordKind, id: string, aspect: ChangeAspect) => string | null;

/** Reasons that the later board has and the earlier has not were given in between: no clock is asked. */
function reasonsBetween(from: BoardView, to: BoardView): WhyOf {
  const given = to.reasons.list
    .filter(({ id }) => !from.reasons.byId.has(id))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const latest = new Map(
    given.map((reason) => [`${reason.recordKind}/${reason.recordId}/${reason.aspect}`, reason.text]),
  );
  return (kind, id, aspect) => latest.get(`${kind}/${id}/${aspect}`) ?? null;
}

function item(
  kind: RecordKind,
  { id, title }: { readonly id: string; readonly title: string },
  whyOf: WhyOf,
  aspect: ChangeAspect,
): ReportItem {
  return { kind, id, title, why: whyOf(kind, id, aspect) };
}

/** What is planned for its own sake: stages are part of their initiative. */
function scopeOf(view: BoardView) {
  const milestones = view.milestones.list.filter(({ initiativeId }) => initiativeId === null);
  const live = view.initiatives.list.filter(({ status }) => status !== 'dropped');
  return [
    ...live.map((record) => ({ kind: 'initiatives' as const, record })),
    ...milestones.map((record) => ({ kind: 'milestones' as const, record })),
  ];
}

function scopeAdded(from: BoardView, to: BoardView, whyOf: WhyOf): readonly ReportItem[] {
  const before = new Set(scopeOf(from).map(({ kind, record }) => `${kind}/${record.id}`));
  return scopeOf(to)
    .filter(({ kind, record }) => !before.has(`${kind}/${record.id}`))
    .map(({ kind, record }) => item(kind, record, whyOf, 'state'));
}

/** What was deleted after it was done is tidied up, not dropped. */
function scopeDropped(from: BoardView, to: BoardView, whyOf: WhyOf): readonly ReportItem[] {
  const after = new Set(scopeOf(to).map(({ kind, record }) => `${kind}/${record.id}`));
  return scopeOf(from)
    .filter(
      ({ kind, record }) => !after.has(`${kind}/${record.id}`) && !('status' in record && record.status === 'done'),
    )
    .map(({ kind, record }) => item(kind, record, whyOf, 'state'));
}

function finishesOf(view: BoardView) {
  return [
    ...view.initiatives.list.map((record) => ({ kind: 'initiatives' as const, record, day: record.end })),
    ...view.milestones.list.map((record) => ({ kind: 'milestones' as const, record, day: record.date })),
  ];
}

/** Numbers the evenings of days in working days: what is due on a Saturday is no later than on the Friday. */
function eveningsOf({ meta }: BoardView): (day: string) => number {
  const calendar = workingCalendar(meta.calendar);
  return (day) => calendar.workingDayNumber(dayNumber(day) + 1);
}

const isDropped = (record: object) => 'status' in record && record.status === 'dropped';

function datesMoved(from: BoardView, to: BoardView, whyOf: WhyOf): readonly MovedItem[] {
  const at = eveningsOf(to);
  const before = new Map(finishesOf(from).map(({ kind, record, day }) => [`${kind}/${record.id}`, day]));
  return finishesOf(to)
    .flatMap(({ kind, record, day }) => {
      const was = before.get(`${kind}/${record.id}`) ?? null;
      if (was === null || day === null || isDropped(record)) return [];
      const days = at(day) - at(was);
      return days === 0 ? [] : [{ ...item(kind, record, whyOf, 'dates'), from: was, to: day, days }];
    })
    .sort((a, b) => b.days - a.days);
}

function unscheduled(from: BoardView, to: BoardView, whyOf: WhyOf): readonly ReportItem[] {
  return to.initiatives.list
    .filter(
      (record) =>
        record.end === null && !isDropped(record) && (from.initiatives.byId.get(record.id)?.end ?? null) !== null,
    )
    .map((record) => item('initiatives', record, whyOf, 'dates'));
}

const isOpen = ({ status }: Risk) => status === 'open' || status === 'watching';

function riskChanges(from: BoardView, to: BoardView, whyOf: WhyOf): PeriodReport['risks'] {
  const scoreIn = (view: BoardView, risk: Risk | undefined) =>
    risk ? riskScore(view.meta.matrix, risk, 'current') : null;
  const scored = to.risks.list.map((risk): { risk: Risk; was: Risk | undefined; line: ScoredItem } => {
    const was = from.risks.byId.get(risk.id);
    const line = { ...item('risks', risk, whyOf, 'score'), from: scoreIn(from, was), to: scoreIn(to, risk) };
    return { risk, was, line };
  });
  const worst = (a: ScoredItem, b: ScoredItem) => (b.to?.score ?? 0) - (a.to?.score ?? 0);
  const moved = (sign: 1 | -1) =>
    scored
      .filter(({ risk, was, line }) => was && isOpen(risk) && rise(line) * sign > 0)
      .map(({ line }) => line)
      .sort(worst);
  const became = (status: Risk['status']) =>
    to.risks.list
      .filter((risk) => risk.status === status && from.risks.byId.get(risk.id)?.status !== status)
      .map((risk) => item('risks', risk, whyOf, 'state'));
  const gone = from.risks.list.filter((risk) => isOpen(risk) && !to.risks.byId.has(risk.id));
  return {
    raised: scored
      .filter(({ risk, was }) => !was && isOpen(risk))
      .map(({ line }) => line)
      .sort(worst),
    closed: [...became('closed'), ...gone.map((risk) => item('risks', risk, whyOf, 'state'))],
    up: moved(1),
    down: moved(-1),
    happened: became('happened'),
  };
}

/** As riskTrend has it: within the same product, by the impact. */
function rise({ from, to }: ScoredItem): number {
  return from && to ? to.score - from.score || to.impact - from.impact : 0;
}

function overdueActions(to: BoardView, lastDay: string, whyOf: WhyOf): readonly OverdueItem[] {
  const at = eveningsOf(to);
  return to.actions.list
    .flatMap((action) => {
      const { due, doneOn } = action;
      if (due === null || doneOn !== null || due >= lastDay) return [];
      return [{ ...item('actions', action, whyOf, 'dates'), due, daysLate: at(lastDay) - at(due) }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

const PROMISED: ReadonlySet<HandshakeState> = new Set(['committed', 'delivered']);

function linkChanges(from: BoardView, to: BoardView, whyOf: WhyOf): PeriodReport['dependencies'] {
  const links = to.dependencies.list.map((link) => {
    const title = `${endName(to, link.fromId)} → ${endName(to, link.toId)}`;
    const line: LinkItem = { ...item('dependencies', { id: link.id, title }, whyOf, 'state'), state: link.state };
    return { link, line, was: from.dependencies.byId.get(link.id) };
  });
  const conflicts = links.flatMap(({ link, line, was }) => {
    const now = dependencyState(to, link);
    if (now.state !== 'conflict') return [];
    const { state: _, ...told } = line;
    const isNew = !was || dependencyState(from, was).state !== 'conflict';
    return [{ ...told, daysShort: now.daysShort, isNew }];
  });
  return {
    committed: links
      .filter(({ link, was }) => PROMISED.has(link.state) && link.state !== was?.state)
      .map(({ line }) => line),
    declined: links
      .filter(({ link, was }) => link.state === 'declined' && was?.state !== 'declined')
      .map(({ line }) => line),
    conflicts: conflicts.sort((a, b) => b.daysShort - a.daysShort),
  };
}

function endName(view: BoardView, id: string): string {
  return view.initiatives.byId.get(id)?.title ?? view.milestones.byId.get(id)?.title ?? 'an item of another board';
}
