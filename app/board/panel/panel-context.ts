import { createContext, useContext } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { EditingPeers } from '#app/board/sync/use-editing-peers.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';

/** What the fields of the panel know. */
export interface PanelContextValue {
  readonly session: BoardSession;
  readonly fields: FieldContext;
  readonly editingPeers: EditingPeers;
  readonly openItem: (kind: RecordKind, id: string) => void;
}

export const PanelContext = createContext<PanelContextValue | null>(null);

export function usePanel(): PanelContextValue {
  const value = useContext(PanelContext);
  if (!value) throw new Error('This component belongs inside the side panel.');
  return value;
}
