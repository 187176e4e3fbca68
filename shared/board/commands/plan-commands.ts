import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { insertRecord, patchRecord } from '../collection.ts';
import type { Budget } from '../records/budget.ts';
import type { Capacity } from '../records/capacity.ts';
import { type CommandContext, CommandError } from './command.ts';

/** A team's capacity in a month (`YYYY-MM`): the first by id where two people entered it in the same moment. */
export function capacityOf(view: BoardView, teamId: string, month: string): Capacity | undefined {
  return firstOf(view.capacity.list.filter((record) => record.teamId === teamId && record.month === month));
}

/** An initiative's budget in a quarter (`YYYY-Qn`): the first by id where two people entered it in the same moment. */
export function budgetOf(view: BoardView, initiativeId: string, quarter: string): Budget | undefined {
  return firstOf(
    view.budget.list.filter((record) => record.initiativeId === initiativeId && record.quarter === quarter),
  );
}

/**
 * Writes people of a team in a month (full-time equivalents); the record comes with the first number.
 * @throws CommandError `gone` without the team; FieldError when the month or a number does not fit.
 */
export function setCapacity(
  board: Board,
  args: {
    readonly teamId: string;
    readonly month: string;
    readonly patch: Partial<Pick<Capacity, 'available' | 'plannedHires'>>;
    readonly view: BoardView;
  },
  ctx: CommandContext,
): boolean {
  const { teamId, month, patch, view } = args;
  if (!view.teams.byId.has(teamId)) throw new CommandError('gone', 'teams', 'This team is not on the board any more.');
  const there = capacityOf(view, teamId, month);
  return transact<boolean>(board, 'user', () => {
    if (there) return patchRecord(board, 'capacity', there.id, patch);
    insertRecord(board, 'capacity', ctx.newId(), { teamId, month, ...patch });
    return true;
  });
}

/**
 * Writes money of an initiative in a quarter, in the board's currency; the record comes with the first amount.
 * @throws CommandError `gone` without the initiative; FieldError when the quarter or an amount does not fit.
 */
export function setBudget(
  board: Board,
  args: {
    readonly initiativeId: string;
    readonly quarter: string;
    readonly patch: Partial<Pick<Budget, 'planned' | 'committed' | 'actual' | 'forecast'>>;
    readonly view: BoardView;
  },
  ctx: CommandContext,
): boolean {
  const { initiativeId, quarter, patch, view } = args;
  if (!view.initiatives.byId.has(initiativeId)) {
    throw new CommandError('gone', 'initiatives', 'This initiative is not on the board any more.');
  }
  const there = budgetOf(view, initiativeId, quarter);
  return transact<boolean>(board, 'user', () => {
    if (there) return patchRecord(board, 'budget', there.id, patch);
    insertRecord(board, 'budget', ctx.newId(), { initiativeId, quarter, ...patch });
    return true;
  });
}

function firstOf<R extends { readonly id: string }>(records: readonly R[]): R | undefined {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}
