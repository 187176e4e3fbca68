import { useState } from 'react';
import { budgetOf, setBudget } from '#shared/board/commands/plan-commands.ts';
import { quarterAfter, quarterOf } from '#shared/board/templates/quarter.ts';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';
import { PeriodTable } from './period-table.tsx';

const QUARTERS_SHOWN = 4;
const COLUMNS = [
  { field: 'planned', label: 'Planned' },
  { field: 'committed', label: 'Committed' },
  { field: 'actual', label: 'Actual' },
  { field: 'forecast', label: 'Forecast' },
] as const;

/** What an initiative costs, quarter by quarter, in the board's currency. It starts where the initiative does. */
export function BudgetSection({ initiativeId, start }: { initiativeId: string; start: string | null }) {
  const { session, fields } = usePanel();
  const [first, setFirst] = useState(() => quarterOf(start ?? fields.today));
  const periods = Array.from({ length: QUARTERS_SHOWN }, (_, index) => {
    const id = quarterAfter(first, index);
    return { id, name: `${id.slice(5)} ${id.slice(0, 4)}` };
  });
  return (
    <PanelSection title="Budget" aside={fields.view.meta.currency}>
      <PeriodTable
        label="Budget by quarter"
        noun="Quarter"
        periods={periods}
        columns={COLUMNS}
        max={1e12}
        valueAt={(quarter, field) => budgetOf(fields.view, initiativeId, quarter)?.[field] ?? null}
        onWrite={(quarter, field, value) =>
          session.run((board, view, ctx) =>
            setBudget(board, { initiativeId, quarter, patch: { [field]: value }, view }, ctx),
          )
        }
        onShift={(count) => setFirst(quarterAfter(first, count))}
      />
    </PanelSection>
  );
}
