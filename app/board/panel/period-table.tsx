import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '#app/components/icon-button.tsx';
import { DraftInput } from './draft-input.tsx';
import { usePanel } from './panel-context.ts';

interface Period {
  readonly id: string;
  readonly name: string;
}

interface PeriodTableProps<F extends string> {
  readonly label: string;
  /** What one of the periods is called: "Month". */
  readonly noun: string;
  readonly periods: readonly Period[];
  readonly columns: readonly { readonly field: F; readonly label: string }[];
  readonly max: number;
  readonly valueAt: (periodId: string, field: F) => number | null;
  readonly onWrite: (periodId: string, field: F, value: number) => void;
  /** Shows other periods: so many further on. */
  readonly onShift: (count: number) => void;
}

/** Numbers by period, a period a row. */
export function PeriodTable<F extends string>(props: PeriodTableProps<F>) {
  const { label, noun, periods, columns, max, valueAt, onWrite, onShift } = props;
  const { readOnly } = usePanel().session;
  return (
    <div>
      <table aria-label={label} className="w-full table-fixed border-separate border-spacing-x-1 border-spacing-y-0.5">
        <thead>
          <tr className="text-2xs text-ink-3">
            <th scope="col" className="text-left font-medium">
              {noun}
            </th>
            {columns.map((column) => (
              <th key={column.field} scope="col" className="pr-1 text-right font-medium">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row" className="whitespace-nowrap text-left font-normal text-ink-2 text-xs tabular-nums">
                {name}
              </th>
              {columns.map((column) => (
                <td key={column.field} className="align-top">
                  <DraftInput
                    label={`${column.label}, ${name}`}
                    value={valueAt(id, column.field)}
                    control={{ type: 'number', min: 0, max, integer: false, unit: '', required: false }}
                    readOnly={readOnly}
                    placeholder="–"
                    className="h-7 px-1! text-right text-xs read-only:border-transparent read-only:bg-transparent"
                    onWrite={(value) => onWrite(id, column.field, Number(value ?? 0))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-1 flex justify-end gap-1">
        <IconButton label={`Earlier ${noun.toLowerCase()}s`} onClick={() => onShift(-periods.length)}>
          <ChevronLeft aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={`Later ${noun.toLowerCase()}s`} onClick={() => onShift(periods.length)}>
          <ChevronRight aria-hidden className="size-4" />
        </IconButton>
      </div>
    </div>
  );
}
