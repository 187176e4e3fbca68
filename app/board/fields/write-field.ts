import type { BoardSession } from '#app/board/sync/board-session.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { rescoreRisk } from '#shared/board/commands/risk-commands.ts';
import { changeTable } from '#shared/board/commands/table-commands.ts';
import type { FieldsOf, RecordKind } from '#shared/board/record-kind.ts';
import { HANDSHAKE_STATES } from '#shared/board/records/dependency.ts';
import type { ScoreBasis } from '#shared/board/records/risk.ts';

const PLACEMENT_FIELDS = ['start', 'end', 'teamId'];
const SCORE_FIELD = /^(inherent|current|target)(Likelihood|Impact)$/;

/**
 * Writes one field by the command that knows its rules: dates must not cross, scores stay within the matrix. Answers
 * false when it was refused; the session has told the person why then. Writes of one `mergeKey` that follow each other
 * are one step of undo.
 */
export function writeField(
  session: BoardSession,
  kind: RecordKind,
  id: string,
  field: string,
  value: unknown,
  options: { readonly mergeKey?: string } = {},
): boolean {
  const done = session.run<unknown>((board, view, ctx) => {
    const score = kind === 'risks' ? SCORE_FIELD.exec(field) : null;
    const risk = score ? view.risks.byId.get(id) : undefined;
    if (score && risk) {
      const basis = score[1] as ScoreBasis;
      const step = value as number | null;
      const likelihood = score[2] === 'Likelihood' ? step : risk[`${basis}Likelihood`];
      const impact = score[2] === 'Impact' ? step : risk[`${basis}Impact`];
      return rescoreRisk(board, { id, basis, likelihood, impact, view });
    }
    if (kind === 'initiatives' && PLACEMENT_FIELDS.includes(field)) {
      return placeInitiatives(board, { placements: [{ id, [field]: value }] });
    }
    const state = kind === 'dependencies' && field === 'state' && HANDSHAKE_STATES.find((known) => known === value);
    if (state) {
      return changeTable(board, { kind, patches: [{ id, patch: { state } }], person: session.me, view }, ctx);
    }
    // The command checks the value against the kind's schema before it writes anything.
    return updateRecord(board, { kind, id, patch: { [field]: value } as Partial<FieldsOf<RecordKind>> });
  }, options);
  return done !== undefined;
}
