import { type ReactNode, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import type { GridSelection } from './data-grid.tsx';
import type { GridColumn } from './grid-column.ts';
import type { PastePlan } from './paste-table.ts';
import { REGISTERS, type RegisterName } from './register-kinds.ts';
import type { TableWrites } from './use-table-writes.ts';

/** What reads a paste; fetched when the first one comes, and some seconds after the register. */
export const pasteCode = fetchedCode(async () => {
  const [plan, tsv] = await Promise.all([import('./paste-table.ts'), import('./tsv.ts')]);
  return { ...plan, ...tsv };
});
const dialogCode = fetchedCode(async () => (await import('./paste-dialog.tsx')).PasteDialog);

interface PasteOptions<R> {
  readonly name: RegisterName;
  readonly columns: readonly GridColumn<R>[];
  readonly context: FieldContext;
  readonly writes: TableWrites;
  readonly onWritten: (ids: readonly string[]) => void;
  readonly say: (message: string) => void;
}

/** Pastes tables into the grid as one step of undo; asks first where something of it does not fit. */
export function usePaste<R extends { readonly id: string }>(options: PasteOptions<R>) {
  const { name, columns, context, writes } = options;
  const { kind, noun } = REGISTERS[name];
  const [asked, setAsked] = useState<PastePlan | null>(null);
  const PasteDialog = useFetchedCode(dialogCode, asked !== null, () => setAsked(null));

  const write = (plan: PastePlan, withRows: boolean) => {
    setAsked(null);
    const added = withRows ? (plan.added?.fields ?? []) : [];
    const { patches } = plan.cells;
    if (patches.length === 0 && added.length === 0) return;
    const ids = writes.writeTable({ kind, patches, added });
    if (ids) options.onWritten([...patches.map(({ id }) => id), ...ids]);
  };

  const paste = (selection: GridSelection<R>, data: DataTransfer) => {
    // The clipboard is only there during the event: what takes time comes after.
    const [text, html] = [data.getData('text/plain'), data.getData('text/html')];
    if (text === '' && html === '') return;
    pasteCode.fetch().then(
      ({ parseTsv, planPaste, tableOfHtml }) => {
        const table = text !== '' ? parseTsv(text) : tableOfHtml(html);
        if (!table) return;
        const plan = planPaste({ kind, table, selection, columns, context });
        const isPlain = plan.cells.bad.length === 0 && plan.beyond === 0 && plan.cutOff === 0;
        if (isPlain) write(plan, false);
        else setAsked(plan);
      },
      () => options.say('This could not be pasted: its code is not here yet. Check the connection and try again.'),
    );
  };
  const dialog: ReactNode = asked && PasteDialog && (
    <PasteDialog
      plan={asked}
      noun={noun}
      onPaste={(withRows) => write(asked, withRows)}
      onCancel={() => setAsked(null)}
    />
  );
  return { paste, dialog };
}
