import { useState } from 'react';
import { capacityOf, setCapacity } from '#shared/board/commands/plan-commands.ts';
import { monthAfter, monthOf } from '#shared/schedule/months.ts';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';
import { PeriodTable } from './period-table.tsx';

const MONTHS_SHOWN = 6;
const COLUMNS = [
  { field: 'available', label: 'People' },
  { field: 'plannedHires', label: 'Planned hires' },
] as const;
const NAME = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** How many people a team has, month by month, in full-time equivalents. */
export function CapacitySection({ teamId }: { teamId: string }) {
  const { session, fields } = usePanel();
  const [first, setFirst] = useState(() => monthOf(fields.today));
  const periods = Array.from({ length: MONTHS_SHOWN }, (_, index) => {
    const id = monthAfter(first, index);
    return { id, name: NAME.format(new Date(`${id}-01T00:00:00Z`)) };
  });
  return (
    <PanelSection title="Capacity" aside="full-time equivalents">
      <PeriodTable
        label="Capacity by month"
        noun="Month"
        periods={periods}
        columns={COLUMNS}
        max={10_000}
        valueAt={(month, field) => capacityOf(fields.view, teamId, month)?.[field] ?? null}
        onWrite={(month, field, value) =>
          session.run((board, view, ctx) => setCapacity(board, { teamId, month, patch: { [field]: value }, view }, ctx))
        }
        onShift={(count) => setFirst(monthAfter(first, count))}
      />
    </PanelSection>
  );
}
