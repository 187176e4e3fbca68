interface DropMarkProps {
  readonly columns: readonly { readonly id: string }[];
  readonly gesture: { readonly columnId: string; readonly ontoId: string };
  readonly scroller: HTMLElement | null;
}

/** Where a column that is dragged would stand. */
export function DropMark({ columns, gesture, scroller }: DropMarkProps) {
  const head = scroller?.querySelector<HTMLElement>(`[data-head="${CSS.escape(gesture.ontoId)}"]`);
  if (!head || !scroller || gesture.columnId === gesture.ontoId) return null;
  const indexOf = (id: string) => columns.findIndex((column) => column.id === id);
  const isRight = indexOf(gesture.ontoId) > indexOf(gesture.columnId);
  const { left, right } = head.getBoundingClientRect();
  const at = (isRight ? right : left) - scroller.getBoundingClientRect().left + scroller.scrollLeft;
  return <span aria-hidden className="absolute inset-y-0 z-30 w-0.5 bg-focus" style={{ left: at - 1 }} />;
}
