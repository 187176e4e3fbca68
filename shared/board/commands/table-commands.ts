import { handshakeSides, type NamedPerson } from '#shared/dependencies/handshake-sides.ts';
import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { type FieldError, insertRecord, patchRecord } from '../collection.ts';
import type { FieldsOf, NewFieldsOf, RecordKind } from '../record-kind.ts';
import type { Dependency } from '../records/dependency.ts';
import type { Initiative } from '../records/initiative.ts';
import { SCORE_BASES } from '../records/risk.ts';
import { type CommandContext, CommandError, keyBetween, orderAfter } from './command.ts';
import { type HandshakeArgs, stepToState, takeHandshakeStep } from './handshake-commands.ts';
import { nextRiskKey } from './risk-commands.ts';

/** What is to be written into one record. */
export interface RecordPatch<K extends RecordKind = RecordKind> {
  readonly id: string;
  readonly patch: Partial<FieldsOf<K>>;
}

/** Cells of a table to write, and rows to add below it. */
export interface TableChange<K extends RecordKind = RecordKind> {
  readonly kind: K;
  readonly patches: readonly RecordPatch<K>[];
  readonly added?: readonly NewFieldsOf<K>[];
  /** Who writes: states of dependencies are set by the steps of the sides that they speak for, and by nobody else. */
  readonly person?: NamedPerson;
}

/**
 * Writes many cells and adds rows as one change: all of it or, when a rule is broken, nothing. Records that are gone
 * are passed over. Answers the ids of the added rows.
 * @throws CommandError `bad-dates`, `bad-score` or one of the hand-shake's, FieldError when a value does not fit.
 */
export function changeTable<K extends RecordKind>(
  board: Board,
  { kind, patches, added = [], person, view }: TableChange<K> & { readonly view: BoardView },
  ctx: CommandContext,
): readonly string[] {
  const there = patches.filter(({ id }) => board.records[kind].has(id));
  const steps = new Map<string, Omit<HandshakeArgs, 'id'>>();
  for (const { id, patch } of there) {
    const problem = patchProblem(view, kind, view[kind].byId.get(id), patch);
    if (problem) throw problem;
    const step = kind === 'dependencies' ? stepOfPatch(view, id, patch, person) : null;
    if (step instanceof CommandError) throw step;
    if (step) steps.set(id, step);
  }
  for (const fields of added) {
    const problem = patchProblem(view, kind, undefined, fields as Partial<FieldsOf<K>>);
    if (problem) throw problem;
  }
  let order = orderAfter(view.initiatives.list);
  const complete = added.map((fields, index): NewFieldsOf<K> => {
    if (kind === 'risks' && !('key' in fields && fields.key)) return { ...fields, key: nextRiskKey(view, index) };
    if (kind !== 'initiatives') return fields;
    const placed = { ...fields, order };
    order = keyBetween(order, null);
    return placed;
  });
  return transact(board, 'user', () => {
    for (const { id, patch } of there) {
      const step = steps.get(id);
      if (step) takeHandshakeStep(board, { id, ...step }, ctx);
      patchRecord(board, kind, id, patch);
    }
    return complete.map((fields) => {
      const id = ctx.newId();
      insertRecord(board, kind, id, fields);
      return id;
    });
  });
}

/** The step of the hand-shake that a patch of a dependency asks for; null where it leaves the state alone. */
function stepOfPatch(view: BoardView, id: string, patch: Partial<Dependency>, person: NamedPerson | undefined) {
  const link = view.dependencies.byId.get(id);
  const { state: to, promised = null } = patch;
  if (!link || to === undefined || to === link.state) return null;
  return stepToState({ link, to, promised, sides: person ? handshakeSides(view, link, person) : [] });
}

/**
 * What rules of several fields a patch would break: dates that cross, steps that the board's matrix does not have. Null
 * when it breaks none. `record` is undefined for a new one.
 */
export function patchProblem(
  view: BoardView,
  kind: RecordKind,
  record: object | undefined,
  patch: object,
): CommandError | FieldError | null {
  const after = { ...record, ...patch } as Readonly<Record<string, unknown>>;
  if (kind === 'initiatives') {
    const { start, end } = after as Partial<Initiative>;
    if (start && end && end < start && ('start' in patch || 'end' in patch)) {
      return new CommandError('bad-dates', kind, `It would end on ${end}, before it starts on ${start}.`);
    }
  }
  if (kind === 'risks') {
    const { likelihood, impact } = view.meta.matrix;
    for (const basis of SCORE_BASES) {
      const steps = { [`${basis}Likelihood`]: likelihood.length, [`${basis}Impact`]: impact.length };
      for (const [field, count] of Object.entries(steps)) {
        const step = field in patch ? after[field] : null;
        if (typeof step === 'number' && (step < 1 || step > count)) {
          return new CommandError('bad-score', kind, `Scores go from 1 to ${count} here.`);
        }
      }
    }
  }
  return null;
}
