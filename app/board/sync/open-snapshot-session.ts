import * as Y from 'yjs';
import type { MergeReport } from '#app/board/offline/merge-report.ts';
import { createTogether } from '#app/board/presence/together.ts';
import type { Role } from '#shared/permissions/role.ts';
import { presenceColour } from '#shared/protocol/presence.ts';
import { createBoardCore } from './board-core.ts';
import type { BoardSession, Peer } from './board-session.ts';
import { createCell } from './observable.ts';

export interface OpenSnapshotOptions {
  readonly boardId: string;
  readonly role: Role;
  readonly user: { readonly id: string; readonly name: string };
  /** The snapshot's document as one Yjs update. */
  readonly state: Uint8Array;
}

/** Opens a stored version of a board on the same pictures: nothing of it can be changed, and nobody else is in it. */
export function openSnapshotSession(options: OpenSnapshotOptions): BoardSession {
  const doc = new Y.Doc();
  const presence = { peers: createCell<readonly Peer[]>([]), set: () => undefined };
  Y.applyUpdate(doc, options.state, 'snapshot');
  return {
    ...createBoardCore({ doc, actorId: options.user.id, readOnly: true }),
    boardId: options.boardId,
    readOnly: true,
    role: options.role,
    me: { id: options.user.id, name: options.user.name, color: presenceColour(options.user.id) },
    comments: null,
    presence,
    together: createTogether(presence, options.user.id),
    status: createCell({ state: 'read-only' as const }),
    loaded: createCell(true),
    fullness: createCell(0),
    offline: {
      report: createCell<MergeReport | null>(null),
      dismissReport: () => undefined,
      waiting: () => ({ count: 0, kept: 'tab' }),
      unsent: () => ({ board: '', changes: [] }),
      discard: async () => undefined,
    },
  };
}
