import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { DialogActions } from '#app/components/dialog-actions.tsx';
import type { PastePlan } from './paste-table.ts';

interface PasteDialogProps {
  readonly plan: PastePlan;
  /** "risk". */
  readonly noun: string;
  readonly onPaste: (withRows: boolean) => void;
  readonly onCancel: () => void;
}

const MOST_LISTED = 100;

/** Before anything of a paste is written that does not fit as it is: what can't be taken and why, and what is beyond. */
export function PasteDialog({ plan, noun, onPaste, onCancel }: PasteDialogProps) {
  const [withRows, setWithRows] = useState(plan.added !== null);
  const bad = [...plan.cells.bad, ...(withRows ? (plan.added?.plan.bad ?? []) : [])];
  const cells = plan.cells.cells + (withRows ? (plan.added?.plan.cells ?? 0) : 0);
  const good = cells - bad.length;
  const rows = `${plan.beyond} ${plan.beyond === 1 ? 'row' : 'rows'}`;
  const title = bad.length > 0 ? `${bad.length} of ${cells} cells can not be taken` : `Add ${rows}?`;
  return (
    <Dialog
      open
      size="md"
      title={title}
      description="Nothing has been written yet."
      onOpenChange={(open) => !open && onCancel()}
    >
      {bad.length > 0 && (
        <ul aria-label="Cells that can not be taken" className="flex max-h-60 flex-col gap-1.5 overflow-y-auto">
          {bad.slice(0, MOST_LISTED).map((cell) => (
            <li key={`${cell.row} ${cell.column}`} className="text-sm">
              <span className="font-medium">
                Row {cell.row}, {cell.column}:
              </span>{' '}
              {cell.text && <q className="break-words">{cell.text}</q>}{' '}
              <span className="text-bad-text">{cell.message}</span>
            </li>
          ))}
          {bad.length > MOST_LISTED && <li className="text-ink-3">and {bad.length - MOST_LISTED} more</li>}
        </ul>
      )}
      {plan.beyond > 0 && plan.added && (
        <Checkbox
          className="mt-3"
          checked={withRows}
          onChange={() => setWithRows(!withRows)}
          label={`Add the ${rows} beyond the last one as new ${noun}s`}
        />
      )}
      {plan.beyond > 0 && !plan.added && (
        <p className="mt-3">
          {rows} beyond the last one {plan.beyond === 1 ? 'is' : 'are'} left out: {noun}s are not added this way.
        </p>
      )}
      {plan.cutOff > 0 && (
        <p className="mt-3">
          {plan.cutOff} {plan.cutOff === 1 ? 'column' : 'columns'} right of the last one left out.
        </p>
      )}
      <DialogActions>
        <Button onClick={onCancel}>Paste nothing</Button>
        <Button variant="primary" disabled={good === 0 && !(withRows && plan.added)} onClick={() => onPaste(withRows)}>
          {bad.length > 0 ? `Paste the other ${good}` : withRows ? 'Paste and add' : 'Paste'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
