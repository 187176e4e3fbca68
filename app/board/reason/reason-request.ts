import type { BoardSession } from '#app/board/sync/board-session.ts';
import { giveReason } from '#shared/board/commands/reason-commands.ts';
import type { Reason } from '#shared/board/records/reason.ts';

/** A change as the person who made it reads it: `12 H` to `16 H`, `23 Apr 2027` to `30 Apr 2027`. */
export type ExplainedChange = Pick<Reason, 'recordKind' | 'recordId' | 'aspect' | 'from' | 'to'>;

/** Changes that were just made together and may be given one reason. */
export interface ReasonRequest {
  readonly changes: readonly ExplainedChange[];
  /** The step of undo they are: the reason joins it, so that one undo takes both back. */
  readonly step: number;
  /** By what they were made: the hand on the mouse leaves the keyboard free, so the line may have it at once. */
  readonly by: 'pointer' | 'keyboard';
}

/**
 * What to ask after changes that were just run; null when nothing is different. A change that goes on with the one
 * `before`, still unanswered, is one change with it: three arrow keys are one move.
 */
export function askAfter(
  session: Pick<BoardSession, 'undo'>,
  changes: readonly ExplainedChange[],
  by: ReasonRequest['by'],
  before: ReasonRequest | null,
): ReasonRequest | null {
  const folded = changes.map((change) => {
    const earlier = before?.changes.find((other) => isOfTheSame(other, change) && other.to === change.from);
    return earlier ? { ...change, from: earlier.from } : change;
  });
  const real = folded.filter(({ from, to }) => from !== to);
  return real.length === 0 ? null : { changes: real, step: session.undo.step(), by };
}

function isOfTheSame(one: ExplainedChange, other: ExplainedChange): boolean {
  return one.recordKind === other.recordKind && one.recordId === other.recordId && one.aspect === other.aspect;
}

/** Keeps the text with each change of the request, in the step of undo that they are. */
export function keepReason(session: Pick<BoardSession, 'run'>, { changes, step }: ReasonRequest, text: string): void {
  session.run(
    (board, _view, ctx) => {
      for (const change of changes) giveReason(board, { ...change, text }, ctx);
    },
    { joins: step },
  );
}
