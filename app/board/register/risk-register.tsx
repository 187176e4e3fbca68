import { useMemo } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { addRisk } from '#shared/board/commands/risk-commands.ts';
import { openActions } from './next-action.ts';
import { Register } from './register.tsx';
import { riskColumns } from './risk-columns.tsx';
import { titleOf } from './title-of.ts';
import { useFieldContext } from './use-field-context.ts';

/** Tables that a risk's cells name. */
const NAMED = ['teams', 'initiatives', 'actions'] as const;

/** The table of all risks. */
export function RiskRegister() {
  const { session, people } = useBoard();
  const view = useBoardView(session);
  const context = useFieldContext(view, people, useToday(), NAMED);
  const { matrix } = view.meta;
  const { actions } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the view, only the table of actions is read
  const columns = useMemo(() => riskColumns({ matrix, actions: openActions(view) }), [matrix, actions]);
  return (
    <Register
      name="risks"
      records={view.risks.list}
      columns={columns}
      context={context}
      titleOf={titleOf}
      onAdd={() =>
        session.run((board, current, ctx) => addRisk(board, { fields: { title: 'New risk' }, view: current }, ctx))
      }
      empty="What could keep the plan from holding: each with its cause, its event and its consequence, scored on the matrix and owned by somebody."
    />
  );
}
