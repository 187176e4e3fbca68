import { type Board, transact } from '#shared/board/board-doc.ts';
import { deleteRecord, patchRecord, readRecord } from '#shared/board/collection.ts';
import type { CommandContext } from '#shared/board/commands/command.ts';
import type { FieldsOf } from '#shared/board/record-kind.ts';
import type { AnsweredKind, RecordAnswer, UndoAnswer } from './answer.ts';
import { AnswerRefused } from './apply-answer.ts';

const KINDS: Readonly<Record<RecordAnswer['type'], AnsweredKind>> = {
  'still-true': 'risks',
  rescore: 'risks',
  'action-done': 'actions',
  'action-due': 'actions',
  link: 'dependencies',
  'initiative-done': 'initiatives',
  'initiative-end': 'initiatives',
};

/** What an answer may write of a record: an undo writes nothing else. */
const FIELDS = {
  risks: ['currentLikelihood', 'currentImpact', 'lastReviewed', 'reviewedLikelihood', 'reviewedImpact'],
  actions: ['doneOn', 'due'],
  initiatives: ['status', 'end'],
  dependencies: ['state', 'promised', 'needBy'],
} as const;

/** Runs `write`, which gives an answer, and tells what takes it back: what it changed, and the reasons that came with it. */
export function undoOf(board: Board, answer: RecordAnswer, write: () => void): UndoAnswer {
  const kind = KINDS[answer.type];
  const { boardId, id } = answer;
  const before = valuesOf(board, kind, id);
  const known = new Set(board.records.reasons.keys());
  write();
  const after = valuesOf(board, kind, id);
  return {
    type: 'undo',
    boardId,
    id,
    kind,
    changes: FIELDS[kind].flatMap((field) => {
      const [from, to] = [before?.[field] ?? null, after?.[field] ?? null];
      return from === to ? [] : [{ field, from, to }];
    }),
    reasons: [...board.records.reasons.keys()].filter((reason) => !known.has(reason)),
  };
}

/**
 * Takes an answer back, with the reasons that this person gave for it, as one transaction.
 * @throws AnswerRefused when something of it was changed since; FieldError when a value does not fit.
 */
export function undoAnswer(board: Board, { kind, id, changes, reasons }: UndoAnswer, ctx: CommandContext): void {
  const now = valuesOf(board, kind, id);
  if (!now) throw new AnswerRefused('It is gone: somebody deleted it.');
  const patch: Record<string, unknown> = {};
  for (const { field, from, to } of changes) {
    if (!(FIELDS[kind] as readonly string[]).includes(field)) throw new AnswerRefused(`No answer changes ${field}.`);
    if ((now[field] ?? null) !== to) throw new AnswerRefused('Somebody changed it since: look at it on its board.');
    patch[field] = from;
  }
  transact(board, 'user', () => {
    // Checked by the record's own schema, as every patch is.
    patchRecord(board, kind, id, patch as Partial<FieldsOf<typeof kind>>);
    for (const reason of reasons) {
      const given = board.records.reasons.get(reason);
      const isOfIt = given?.get('recordId') === id && given.get('by') === `user:${ctx.actor}`;
      if (isOfIt) deleteRecord(board, 'reasons', reason);
    }
  });
}

type Value = string | number | null;

function valuesOf(board: Board, kind: AnsweredKind, id: string): Readonly<Record<string, Value>> | null {
  const read = readRecord(kind, id, board.records[kind].get(id));
  return read.ok ? (read.record as unknown as Readonly<Record<string, Value>>) : null;
}
