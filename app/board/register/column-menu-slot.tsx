import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import type { BarProps } from './register-bar.tsx';

interface ColumnMenuSlotProps<R extends { readonly id: string }> extends BarProps<R> {
  readonly columnId: string;
  readonly onClose: () => void;
}

const menuCode = fetchedCode(async () => (await import('./column-menu.tsx')).ColumnMenu);

/** The menu of a column, once its code is there. */
export function ColumnMenuSlot<R extends { readonly id: string }>({ columnId, ...props }: ColumnMenuSlotProps<R>) {
  const ColumnMenu = useFetchedCode(menuCode, true, props.onClose);
  const column = props.columns.find(({ id }) => id === columnId);
  const head = document.querySelector<HTMLElement>(`[data-head="${CSS.escape(columnId)}"]`);
  if (!ColumnMenu || !column || !head) return null;
  return <ColumnMenu {...props} column={column} head={head} />;
}
