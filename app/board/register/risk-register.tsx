import { useMemo } from 'react';
import { useRiskFacts } from '#app/board/checks/use-risk-facts.ts';
import { MoneyFoot } from '#app/board/money/money-foot.tsx';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { useToast } from '#app/components/toast.tsx';
import { addRisk, reviewRisk } from '#shared/board/commands/risk-commands.ts';
import { openActions } from './next-action.ts';
import { Register } from './register.tsx';
import { riskColumns } from './risk-columns.tsx';
import { titleOf } from './title-of.ts';
import { useFieldContext } from './use-field-context.ts';

/** Tables that a risk's cells name. */
const NAMED = ['teams', 'initiatives', 'actions', 'reasons'] as const;

/** The table of all risks. */
export function RiskRegister() {
  const { session, people } = useBoard();
  const view = useBoardView(session);
  const today = useToday();
  const context = useFieldContext(view, people, today, NAMED);
  const toast = useToast();
  const facts = useRiskFacts(view, today);
  const { matrix, currency } = view.meta;
  const { actions } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the view, only the table of actions is read
  const columns = useMemo(
    () => riskColumns({ matrix, actions: openActions(view), facts, currency }),
    [matrix, actions, facts, currency],
  );
  const review = (ids: readonly string[]) => {
    const done = session.run((board, _view, ctx) => {
      for (const id of ids) reviewRisk(board, { id }, ctx);
      return true;
    });
    if (done)
      toast({ title: ids.length === 1 ? 'Still true: reviewed today' : `Still true: ${ids.length} reviewed today` });
  };
  return (
    <Register
      name="risks"
      records={view.risks.list}
      columns={columns}
      context={context}
      titleOf={titleOf}
      onReview={review}
      foot={(rows) => <MoneyFoot risks={rows} moneyOf={facts.moneyOf} currency={currency} />}
      onAdd={() =>
        session.run((board, current, ctx) => addRisk(board, { fields: { title: 'New risk' }, view: current }, ctx))
      }
      empty="What could keep the plan from holding: each with its cause, its event and its consequence, scored on the matrix and owned by somebody."
    />
  );
}
