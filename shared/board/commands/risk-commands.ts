import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord, idsPointingAt, insertRecord, patchRecord, readRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import type { FieldsOf, NewFieldsOf } from '../record-kind.ts';
import type { ScoreBasis } from '../records/risk.ts';
import { type CommandContext, CommandError } from './command.ts';
import { removeReasonsOf } from './reason-commands.ts';

/**
 * Adds a risk with the next free key (R-01, R-02 ...) and answers its id. Who adds it has just looked at it: its first
 * review is due an interval later, and not at once.
 */
export function addRisk(
  board: Board,
  args: { readonly fields: NewFieldsOf<'risks'>; readonly view: BoardView; readonly origin?: Origin },
  ctx: CommandContext,
): string {
  const id = ctx.newId();
  const key = args.fields.key || nextRiskKey(args.view);
  const fields = { lastReviewed: ctx.now.slice(0, 10), ...args.fields, key };
  transact(board, args.origin ?? 'user', () => insertRecord(board, 'risks', id, fields));
  return id;
}

/**
 * One more than the highest number in use, so that the key of a removed risk is rarely given to another; `after` more
 * when so many were given since the view.
 */
export function nextRiskKey(view: BoardView, after = 0): string {
  let highest = 0;
  for (const { key } of view.risks.list) {
    const match = /^R-(\d{1,6})$/.exec(key);
    if (match) highest = Math.max(highest, Number(match[1]));
  }
  return `R-${String(highest + 1 + after).padStart(2, '0')}`;
}

const SCORE_FIELDS = {
  inherent: ['inherentLikelihood', 'inherentImpact'],
  current: ['currentLikelihood', 'currentImpact'],
  target: ['targetLikelihood', 'targetImpact'],
} as const satisfies Record<ScoreBasis, readonly (keyof FieldsOf<'risks'>)[]>;

/**
 * Scores a risk again. Both steps are of the board's matrix, 1 the lowest; null for "not scored".
 * @throws CommandError `bad-score` outside the matrix; FieldError when the risk is gone.
 */
export function rescoreRisk(
  board: Board,
  args: {
    readonly id: string;
    readonly basis: ScoreBasis;
    readonly likelihood: number | null;
    readonly impact: number | null;
    readonly view: BoardView;
    readonly origin?: Origin;
  },
): boolean {
  const { likelihood, impact } = args.view.meta.matrix;
  const fits = (step: number | null, steps: number) =>
    step === null || (Number.isInteger(step) && step >= 1 && step <= steps);
  if (!fits(args.likelihood, likelihood.length) || !fits(args.impact, impact.length)) {
    throw new CommandError(
      'bad-score',
      'risks',
      `Scores go from 1 to ${likelihood.length} and from 1 to ${impact.length}.`,
    );
  }
  const [likelihoodField, impactField] = SCORE_FIELDS[args.basis];
  const patch: Partial<FieldsOf<'risks'>> = { [likelihoodField]: args.likelihood, [impactField]: args.impact };
  return transact<boolean>(board, args.origin ?? 'user', () => patchRecord(board, 'risks', args.id, patch));
}

/**
 * Notes that the risk was looked at today and still stands as it is; from here its trail in the matrix begins.
 * @throws FieldError when the risk is gone.
 */
export function reviewRisk(board: Board, args: { readonly id: string }, ctx: CommandContext): boolean {
  const read = readRecord('risks', args.id, board.records.risks.get(args.id));
  const score = read.ok
    ? { reviewedLikelihood: read.record.currentLikelihood, reviewedImpact: read.record.currentImpact }
    : {};
  const patch = { lastReviewed: ctx.now.slice(0, 10), ...score };
  return transact<boolean>(board, 'user', () => patchRecord(board, 'risks', args.id, patch));
}

/** Removes actions with the reasons that were given for changes of them. */
export function removeActions(board: Board, args: { readonly ids: readonly string[]; readonly origin?: Origin }): void {
  transact(board, args.origin ?? 'user', () => {
    removeReasonsOf(board, 'actions', new Set(args.ids));
    for (const id of args.ids) deleteRecord(board, 'actions', id);
  });
}

/** Removes risks with the actions that mitigate them. */
export function removeRisks(board: Board, args: { readonly ids: readonly string[]; readonly origin?: Origin }): void {
  const gone = new Set(args.ids);
  transact(board, args.origin ?? 'user', () => {
    removeActions(board, { ids: idsPointingAt(board, 'actions', 'riskId', gone) });
    removeReasonsOf(board, 'risks', gone);
    for (const id of gone) deleteRecord(board, 'risks', id);
  });
}
