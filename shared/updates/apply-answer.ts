import { type Board, transact } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { CommandContext } from '#shared/board/commands/command.ts';
import { takeHandshakeStep } from '#shared/board/commands/handshake-commands.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { giveReason } from '#shared/board/commands/reason-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { rescoreRisk, reviewRisk } from '#shared/board/commands/risk-commands.ts';
import { HANDSHAKE_RULES } from '#shared/dependencies/handshake.ts';
import { handshakeSides, type NamedPerson } from '#shared/dependencies/handshake-sides.ts';
import { scoreOf, scoreText } from '#shared/risk/score.ts';
import { dayWords } from '#shared/schedule/day-words.ts';
import type { RecordAnswer } from './answer.ts';

/** An answer that can't be given any more, or not like this. Nothing was written. The message is for who answered. */
export class AnswerRefused extends Error {
  override readonly name = 'AnswerRefused';
}

/** Who answers. Of a dependency between two boards, whether they speak for the end on the other one. */
export interface Answerer extends NamedPerson {
  readonly speaksForFar: boolean;
}

/**
 * Writes an answer of `person` to the board by the commands that every picture uses, with its reason, as one transaction.
 * @throws AnswerRefused when the record is gone or not any more as the person saw it; CommandError or FieldError when
 * the answer does not fit.
 */
export function applyAnswer(
  board: Board,
  view: BoardView,
  answer: RecordAnswer,
  person: Answerer,
  ctx: CommandContext,
): void {
  transact(board, 'user', () => {
    switch (answer.type) {
      case 'still-true':
      case 'rescore':
        return answerRisk(board, view, answer, ctx);
      case 'action-done':
      case 'action-due':
        return answerAction(board, view, answer, ctx);
      case 'link':
        return answerLink(board, view, answer, person, ctx);
      default:
        return answerInitiative(board, view, answer, ctx);
    }
  });
}

type AnswerOf<T extends RecordAnswer['type']> = Extract<RecordAnswer, { type: T }>;

function answerRisk(
  board: Board,
  view: BoardView,
  answer: AnswerOf<'still-true' | 'rescore'>,
  ctx: CommandContext,
): void {
  const risk = existing(view.risks, answer.id);
  const { matrix } = view.meta;
  const from = scoreText(scoreOf(matrix, risk.currentLikelihood, risk.currentImpact));
  if (risk.status === 'closed') throw new AnswerRefused('It was closed meanwhile: there is nothing to review.');
  if (risk.currentLikelihood !== answer.seen.likelihood || risk.currentImpact !== answer.seen.impact) {
    throw new AnswerRefused(`Somebody scored it ${from || 'away'} meanwhile: look at it again.`);
  }
  if (answer.type === 'rescore') {
    const { id, likelihood, impact } = answer;
    rescoreRisk(board, { id, basis: 'current', likelihood, impact, view });
    const to = scoreText(scoreOf(matrix, likelihood, impact));
    explain(board, { recordKind: 'risks', recordId: id, aspect: 'score', from, to, text: answer.reason }, ctx);
  }
  reviewRisk(board, { id: answer.id }, ctx);
}

function answerAction(
  board: Board,
  view: BoardView,
  answer: AnswerOf<'action-done' | 'action-due'>,
  ctx: CommandContext,
): void {
  const { id } = answer;
  const action = existing(view.actions, id);
  if (action.doneOn !== null) throw new AnswerRefused(`It was done on ${dayWords(action.doneOn)} already.`);
  if (answer.type === 'action-done') {
    updateRecord(board, { kind: 'actions', id, patch: { doneOn: ctx.now.slice(0, 10) } });
    return;
  }
  if (action.due !== answer.seen.due) throw movedMeanwhile('It is due', action.due);
  updateRecord(board, { kind: 'actions', id, patch: { due: answer.due } });
  explainDates(board, 'actions', id, action.due, answer.due, answer.reason, ctx);
}

function answerInitiative(
  board: Board,
  view: BoardView,
  answer: AnswerOf<'initiative-done' | 'initiative-end'>,
  ctx: CommandContext,
): void {
  const { id, seen } = answer;
  const { end, status } = existing(view.initiatives, id);
  if (status !== seen.status) throw new AnswerRefused(`Somebody set it to ${stateWords(status)} meanwhile.`);
  if (end !== seen.end) throw movedMeanwhile('It ends', end);
  if (answer.type === 'initiative-done') {
    updateRecord(board, { kind: 'initiatives', id, patch: { status: 'done' } });
    return;
  }
  placeInitiatives(board, { placements: [{ id, end: answer.end }] });
  explainDates(board, 'initiatives', id, end, answer.end, answer.reason, ctx);
}

function answerLink(
  board: Board,
  view: BoardView,
  answer: AnswerOf<'link'>,
  person: Answerer,
  ctx: CommandContext,
): void {
  const { id, step } = answer;
  const link = existing(view.dependencies, id);
  const { state, promised } = link;
  const rule = HANDSHAKE_RULES[step];
  if (state !== answer.seen.state || !rule.from.includes(state)) {
    throw new AnswerRefused(`Somebody set it to ${stateWords(state)} meanwhile: look at it again.`);
  }
  if (promised !== answer.seen.promised) throw movedMeanwhile('It is promised for', promised);
  if (rule.reasonRequired && answer.reason.trim() === '') throw new AnswerRefused('Say why, in a few words.');
  // Who commits without a day of their own commits to the one that was asked for.
  const day = answer.day ?? (step === 'commit' ? link.needBy : null);
  if (rule.dayRequired && day === null) throw new AnswerRefused('Give a date: nobody asked for one.');
  const sides = handshakeSides(view, link, person, person.speaksForFar);
  takeHandshakeStep(board, { id, step, day, reason: answer.reason, sides }, ctx);
}

function existing<R>(records: { readonly byId: ReadonlyMap<string, R> }, id: string): R {
  const record = records.byId.get(id);
  if (!record) throw new AnswerRefused('It is gone: somebody deleted it.');
  return record;
}

function explainDates(
  board: Board,
  recordKind: 'actions' | 'initiatives',
  recordId: string,
  from: string | null,
  to: string,
  text: string,
  ctx: CommandContext,
): void {
  const days = { from: dayWords(from), to: dayWords(to) };
  explain(board, { recordKind, recordId, aspect: 'dates', ...days, text }, ctx);
}

/** Keeps the reason, where one was given and something changed. */
function explain(board: Board, reason: Parameters<typeof giveReason>[1], ctx: CommandContext) {
  if (reason.text.trim() !== '' && reason.from !== reason.to) giveReason(board, reason, ctx);
}

function movedMeanwhile(words: string, day: string | null): AnswerRefused {
  return new AnswerRefused(`${words} ${day ? dayWords(day) : 'no date'} now: somebody changed it. Look at it again.`);
}

/** `in-progress` as it stands within a sentence. */
function stateWords(state: string): string {
  return state.replaceAll('-', ' ');
}
