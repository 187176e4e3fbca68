import { useMemo, useRef } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { Person } from '#app/board/fields/person.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';

/**
 * The context in which cells are read; the same object until one of the tables that the cells name (`kinds`) changes,
 * so that an edit of one row does not render the others again. Other tables in it may be older than now.
 */
export function useFieldContext(
  view: BoardView,
  people: readonly Person[],
  today: string,
  kinds: readonly RecordKind[],
): FieldContext {
  const context = useRef<FieldContext>({ view, people, today });
  return useMemo(() => {
    const before = context.current;
    const same =
      before.people === people &&
      before.today === today &&
      before.view.meta === view.meta &&
      kinds.every((kind) => before.view[kind] === view[kind]);
    if (!same) context.current = { view, people, today };
    return context.current;
  }, [view, people, today, kinds]);
}
