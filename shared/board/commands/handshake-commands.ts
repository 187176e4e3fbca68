import {
  dayAtHand,
  HANDSHAKE_RULES,
  type HandshakeSide,
  type HandshakeStep,
  stepBetween,
} from '#shared/dependencies/handshake.ts';
import { dayWords } from '#shared/schedule/day-words.ts';
import { type Board, transact } from '../board-doc.ts';
import { patchRecord, readRecord } from '../collection.ts';
import type { Dependency, HandshakeState } from '../records/dependency.ts';
import { LONGEST_REASON } from '../records/reason.ts';
import { type CommandContext, CommandError } from './command.ts';
import { giveReason } from './reason-commands.ts';

export interface HandshakeArgs {
  /** Id of the dependency. */
  readonly id: string;
  readonly step: HandshakeStep;
  /** The day promised or needed, ISO; null where none comes with the step. */
  readonly day: string | null;
  /** Why, in the person's own words; empty where nothing was said. */
  readonly reason: string;
  /** The sides that the person speaks for. */
  readonly sides: readonly HandshakeSide[];
}

/** The states as reasons and people read them. */
export const HANDSHAKE_WORDS: Readonly<Record<HandshakeState, string>> = {
  asked: 'Asked',
  offered: 'Offered',
  committed: 'Committed',
  declined: 'Declined',
  delivered: 'Delivered',
};

/**
 * Takes a step of the hand-shake, as HANDSHAKE_RULES allow it, and keeps why as a reason. State, day and reason are one
 * transaction: nobody sees a decline without its reason.
 * @throws CommandError `gone`, `not-now` when the state allows no such step, `not-your-step`, `day-missing`, `bad-reason`;
 * FieldError when the day or the reason does not fit.
 */
export function takeHandshakeStep(board: Board, args: HandshakeArgs, ctx: CommandContext): void {
  const { id, day } = args;
  const map = board.records.dependencies.get(id);
  const read = map && readRecord('dependencies', id, map);
  if (!read?.ok) throw refuse('gone', 'This dependency is gone: somebody removed it.');
  const link = read.record;
  const problem = stepProblem(link.state, args);
  if (problem) throw problem;
  const rule = HANDSHAKE_RULES[args.step];
  const reason = args.reason.trim();
  transact(board, 'user', () => {
    const date = rule.day !== null && day !== null ? { [rule.day]: day } : {};
    patchRecord(board, 'dependencies', id, { state: rule.to, ...date });
    if (reason === '') return;
    const promise = rule.day === 'promised' && day !== null ? ` for ${dayWords(day)}` : '';
    const change = { from: HANDSHAKE_WORDS[link.state], to: HANDSHAKE_WORDS[rule.to] + promise };
    giveReason(board, { recordKind: 'dependencies', recordId: id, aspect: 'state', text: reason, ...change }, ctx);
  });
}

/** Why a step can't be taken in this state; null where it can. This is the only place that decides it. */
function stepProblem(
  state: HandshakeState,
  { step, day, sides, ...args }: Omit<HandshakeArgs, 'id'>,
): CommandError | null {
  const rule = HANDSHAKE_RULES[step];
  const reason = args.reason.trim();
  if (!rule.from.includes(state)) {
    return refuse('not-now', `The dependency is ${HANDSHAKE_WORDS[state].toLowerCase()} by now: nothing was changed.`);
  }
  if (!sides.includes(rule.side)) {
    return refuse(
      'not-your-step',
      `This is for the team that ${rule.side === 'supplier' ? 'gives' : 'needs'} it to say.`,
    );
  }
  if (rule.dayRequired && day === null) return refuse('day-missing', 'Say for which day.');
  if (rule.reasonRequired && reason === '') return refuse('bad-reason', 'Say why, so that the other team can plan.');
  if (reason.length > LONGEST_REASON) return refuse('bad-reason', `Say why in at most ${LONGEST_REASON} characters.`);
  return null;
}

/** A state that is set by hand, in a cell or for many rows at once. */
export interface SetState {
  readonly link: Dependency;
  readonly to: HandshakeState;
  /** A promise that is written together with it; null where none is. */
  readonly promised: string | null;
  /** The sides that the person speaks for. */
  readonly sides: readonly HandshakeSide[];
}

/** The step that setting a state comes to, or why there is none that may be taken. A day that is there is enough for it. */
export function stepToState({ link, to, promised, sides }: SetState): Omit<HandshakeArgs, 'id'> | CommandError {
  const step = stepBetween(link.state, to);
  if (step === null) {
    const [from, wanted] = [link.state, to].map((state) => HANDSHAKE_WORDS[state].toLowerCase());
    return refuse('not-now', `What is ${from} can not become ${wanted}: the hand-shake has no such step.`);
  }
  const day = HANDSHAKE_RULES[step].day === 'promised' ? (promised ?? dayAtHand(step, link)) : null;
  const args = { step, day, reason: '', sides };
  return stepProblem(link.state, args) ?? args;
}

function refuse(code: 'gone' | 'not-now' | 'not-your-step' | 'day-missing' | 'bad-reason', message: string) {
  return new CommandError(code, 'dependencies', message);
}
