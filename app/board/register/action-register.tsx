import { useMemo } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { actionColumns } from './action-columns.tsx';
import { Register } from './register.tsx';
import { titleOf } from './title-of.ts';
import { useFieldContext } from './use-field-context.ts';

/** Tables that an action's cells name. */
const NAMED = ['risks'] as const;

/** The table of all actions: what is done about risks. */
export function ActionRegister() {
  const { session, people } = useBoard();
  const view = useBoardView(session);
  const today = useToday();
  const context = useFieldContext(view, people, today, NAMED);
  const columns = useMemo(() => actionColumns(today), [today]);
  return (
    <Register
      name="actions"
      records={view.actions.list}
      columns={columns}
      context={context}
      titleOf={titleOf}
      onAdd={() =>
        session.run((board, _view, ctx) => addRecord(board, { kind: 'actions', fields: { title: 'New action' } }, ctx))
      }
      empty="What is done about risks: each action with its owner, its date and what it is expected to change."
    />
  );
}
