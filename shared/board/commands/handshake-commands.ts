import { HANDSHAKE_RULES, type HandshakeSide, type HandshakeStep } from '#shared/dependencies/handshake.ts';
import { type Board, transact } from '../board-doc.ts';
import { patchRecord, readRecord } from '../collection.ts';
import type { HandshakeState } from '../records/dependency.ts';
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
  const { id, step, day, sides } = args;
  const rule = HANDSHAKE_RULES[step];
  const reason = args.reason.trim();
  const map = board.records.dependencies.get(id);
  const read = map && readRecord('dependencies', id, map);
  if (!read?.ok) throw refuse('gone', 'This dependency is gone: somebody removed it.');
  const link = read.record;
  if (!rule.from.includes(link.state)) {
    throw refuse(
      'not-now',
      `The dependency is ${HANDSHAKE_WORDS[link.state].toLowerCase()} by now: nothing was changed.`,
    );
  }
  if (!sides.includes(rule.side)) {
    throw refuse(
      'not-your-step',
      `This is for the team that ${rule.side === 'supplier' ? 'gives' : 'needs'} it to say.`,
    );
  }
  if (rule.dayRequired && day === null) throw refuse('day-missing', 'Say for which day.');
  if (rule.reasonRequired && reason === '') throw refuse('bad-reason', 'Say why, so that the other team can plan.');
  if (reason.length > LONGEST_REASON) throw refuse('bad-reason', `Say why in at most ${LONGEST_REASON} characters.`);
  transact(board, 'user', () => {
    const date = rule.day !== null && day !== null ? { [rule.day]: day } : {};
    patchRecord(board, 'dependencies', id, { state: rule.to, ...date });
    if (reason === '') return;
    const change = { from: HANDSHAKE_WORDS[link.state], to: HANDSHAKE_WORDS[rule.to] };
    giveReason(board, { recordKind: 'dependencies', recordId: id, aspect: 'state', text: reason, ...change }, ctx);
  });
}

function refuse(code: 'gone' | 'not-now' | 'not-your-step' | 'day-missing' | 'bad-reason', message: string) {
  return new CommandError(code, 'dependencies', message);
}
