import { useCallback, useMemo } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import { dependencyColumns, dependencySurroundings } from './dependency-columns.tsx';
import { Register } from './register.tsx';
import { useFieldContext } from './use-field-context.ts';

/** Tables that a dependency's cells name. */
const NAMED = ['teams', 'initiatives', 'milestones'] as const;

/** The table of all dependencies: who supplies whom, whether the dates hold, and what was promised. */
export function DependencyRegister() {
  const { session, people } = useBoard();
  const view = useBoardView(session);
  const context = useFieldContext(view, people, useToday(), NAMED);
  const { dependencies, initiatives, milestones, teams, meta } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these tables of the view are what is read
  const around = useMemo(
    () => dependencySurroundings(view, session.me),
    [session, dependencies, initiatives, milestones, teams, meta.calendar],
  );
  const columns = useMemo(() => dependencyColumns(around), [around]);
  const titleOf = useCallback(
    ({ fromId, fromBoardId, toId, toBoardId }: Dependency) =>
      `${around.itemName(fromId, fromBoardId)} to ${around.itemName(toId, toBoardId)}`,
    [around],
  );
  return (
    <Register
      name="links"
      records={dependencies.list}
      columns={columns}
      context={context}
      titleOf={titleOf}
      // Both ends are asked for first.
      onAdd={() => undefined}
      empty="What must be there before something else can go on: who supplies, who needs it, and by when."
    />
  );
}
