import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord } from '../collection.ts';
import type { RecordKind } from '../record-kind.ts';
import { removeDependencies } from './dependency-commands.ts';
import { removeInitiatives } from './initiative-commands.ts';
import { removeMilestones } from './milestone-commands.ts';
import { removeObjectives } from './objective-commands.ts';
import { removeActions, removeRisks } from './risk-commands.ts';
import { removeTeams } from './team-commands.ts';

export interface RecordRef {
  readonly kind: RecordKind;
  readonly id: string;
}

/**
 * Removes records of any kinds as one change, with what hangs on them; what pointed at them points at nothing.
 * @throws CommandError `in-use` for a team that still owns initiatives. Nothing is written then.
 */
export function removeRecords(
  board: Board,
  args: { readonly refs: readonly RecordRef[]; readonly view: BoardView },
): void {
  const idsOf = (kind: RecordKind) => args.refs.flatMap((ref) => (ref.kind === kind ? [ref.id] : []));
  transact(board, 'user', () => {
    // Teams first: they may refuse, and then nothing of this is written.
    removeTeams(board, { ids: idsOf('teams'), view: args.view });
    removeInitiatives(board, { ids: idsOf('initiatives') });
    removeMilestones(board, { ids: idsOf('milestones') });
    removeDependencies(board, { ids: idsOf('dependencies') });
    removeRisks(board, { ids: idsOf('risks') });
    removeActions(board, { ids: idsOf('actions') });
    removeObjectives(board, { ids: idsOf('objectives') });
    for (const kind of POINTED_AT_BY_NONE) for (const id of idsOf(kind)) deleteRecord(board, kind, id);
  });
}

const POINTED_AT_BY_NONE = ['capacity', 'budget', 'reasons', 'views'] as const satisfies readonly RecordKind[];
