import { CalendarMinus, CalendarRange, Grid3x3, Users } from 'lucide-react';
import { shift } from '#app/board/canvas/layout/nudge.ts';
import { rescoreRisks } from '#app/board/matrix/rescore-risks.ts';
import { askAfter } from '#app/board/reason/reason-request.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { type Placement, placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { dayNumber, isoDateOf } from '#shared/schedule/calendar.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import { allAre, mayWrite, shows } from './applies.ts';
import type { ActionChoice, ActionContext, BoardAction } from './board-action.ts';

/** The ways without dragging to what a drag does: along time, to another lane, to another cell. */
export const MOVE_ACTIONS: readonly BoardAction[] = [
  {
    id: 'move-in-time',
    group: 'item',
    label: 'Move in time',
    words: 'dates earlier later day week month shift reschedule',
    icon: CalendarRange,
    inMenu: true,
    applies: (context) => mayWrite(context) && datedItems(context).length > 0,
    choices: (context) => STEPS.map(({ id, label, days }) => ({ id, label, run: () => moveInTime(context, days) })),
  },
  {
    id: 'move-to-team',
    group: 'item',
    label: 'Move to team',
    words: 'lane change team assign',
    icon: Users,
    inMenu: true,
    applies: (context) => mayWrite(context) && (allAre('initiatives', context) || allAre('milestones', context)),
    choices: teamChoices,
  },
  {
    id: 'likelihood',
    group: 'item',
    label: 'Likelihood',
    words: 'move to cell score rescore matrix',
    icon: Grid3x3,
    inMenu: true,
    applies: isScorable,
    choices: (context) => scoreChoices(context, 'likelihood'),
  },
  {
    id: 'impact',
    group: 'item',
    label: 'Impact',
    words: 'move to cell score rescore matrix',
    icon: Grid3x3,
    inMenu: true,
    applies: isScorable,
    choices: (context) => scoreChoices(context, 'impact'),
  },
  {
    id: 'unschedule',
    group: 'item',
    label: 'Unschedule',
    words: 'tray remove dates',
    icon: CalendarMinus,
    inMenu: true,
    applies: (context) => mayWrite(context) && allAre('initiatives', context) && datedItems(context).length > 0,
    run({ session, items }) {
      const placements = items.map(({ id }) => ({ id, start: null, end: null }));
      session.run((board) => placeInitiatives(board, { placements }));
    },
  },
];

const STEPS = [
  { id: 'day-earlier', label: 'A day earlier', days: -1 },
  { id: 'day-later', label: 'A day later', days: 1 },
  { id: 'week-earlier', label: 'A week earlier', days: -5 },
  { id: 'week-later', label: 'A week later', days: 5 },
  { id: 'month-earlier', label: 'Four weeks earlier', days: -20 },
  { id: 'month-later', label: 'Four weeks later', days: 20 },
] as const;

function datedItems({ session, items }: ActionContext): ActionContext['items'] {
  const { initiatives, milestones } = session.view.get();
  return items.filter(({ kind, id }) => {
    const initiative = kind === 'initiatives' ? initiatives.byId.get(id) : undefined;
    return kind === 'milestones' ? milestones.byId.has(id) : initiative?.start != null || initiative?.end != null;
  });
}

/** Moves all of it by working days, as one step. */
function moveInTime(context: ActionContext, days: number): void {
  const calendar = workingCalendar(context.session.view.get().meta.calendar);
  const moved = (date: string | null) => (date === null ? null : isoDateOf(shift(dayNumber(date), days, calendar)));
  context.session.run((board, view) => {
    const placements: Placement[] = [];
    for (const { kind, id } of datedItems(context)) {
      const initiative = kind === 'initiatives' ? view.initiatives.byId.get(id) : undefined;
      if (initiative) placements.push({ id, start: moved(initiative.start), end: moved(initiative.end) });
      const milestone = kind === 'milestones' ? view.milestones.byId.get(id) : undefined;
      const date = milestone ? moved(milestone.date) : null;
      if (date !== null) updateRecord(board, { kind: 'milestones', id, patch: { date } });
    }
    placeInitiatives(board, { placements });
  });
}

function teamChoices({ session, items }: ActionContext): readonly ActionChoice[] {
  const view = session.view.get();
  const kind = items[0]?.kind === 'milestones' ? 'milestones' : 'initiatives';
  const none = { id: null, name: kind === 'milestones' ? 'Whole programme' : 'No team' };
  return [...view.teams.list, none].map(({ id: teamId, name }) => ({
    id: teamId ?? 'none',
    label: name,
    checked: items.every(({ id }) => teamOf(view, kind, id) === teamId),
    run: () =>
      void session.run((board) => {
        for (const { id } of items) updateRecord(board, { kind, id, patch: { teamId } });
      }),
  }));
}

function teamOf(view: BoardView, kind: 'initiatives' | 'milestones', id: string): string | null | undefined {
  const teamId = view[kind].byId.get(id)?.teamId;
  return teamId != null && !view.teams.byId.has(teamId) ? null : teamId;
}

function isScorable(context: ActionContext): boolean {
  return mayWrite(context) && shows('matrix', context) && allAre('risks', context);
}

/** The steps of one axis on the basis that shows. A risk that has no score yet gets the middle of the other axis. */
function scoreChoices(
  { session, canvas, items }: ActionContext,
  axis: 'likelihood' | 'impact',
): readonly ActionChoice[] {
  const { meta, risks } = session.view.get();
  const basis = canvas?.parts.state.basis.get() ?? 'current';
  const middle = (other: 'likelihood' | 'impact') => Math.ceil(meta.matrix[other].length / 2);
  return meta.matrix[axis]
    .map(({ label }, i) => ({
      id: String(i + 1),
      label: `${i + 1} ${label}`,
      checked: items.every(({ id }) => scoreOn(risks.byId.get(id), basis)[axis] === i + 1),
      run() {
        const scores = items.map(({ id }) => {
          const score = scoreOn(risks.byId.get(id), basis);
          return {
            id,
            likelihood: axis === 'likelihood' ? i + 1 : (score.likelihood ?? middle('likelihood')),
            impact: axis === 'impact' ? i + 1 : (score.impact ?? middle('impact')),
          };
        });
        const changes = rescoreRisks(session, basis, scores);
        canvas?.parts.state.askedReason.update((before) => askAfter(session, changes, 'pointer', before));
      },
    }))
    .reverse();
}

function scoreOn(risk: Risk | undefined, basis: ScoreBasis): { likelihood: number | null; impact: number | null } {
  if (!risk) return { likelihood: null, impact: null };
  return {
    inherent: { likelihood: risk.inherentLikelihood, impact: risk.inherentImpact },
    current: { likelihood: risk.currentLikelihood, impact: risk.currentImpact },
    target: { likelihood: risk.targetLikelihood, impact: risk.targetImpact },
  }[basis];
}
