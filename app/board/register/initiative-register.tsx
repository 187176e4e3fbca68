import { useMemo } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import { initiativeColumns } from './initiative-columns.tsx';
import { linksOf } from './links-of.ts';
import { Register } from './register.tsx';
import { titleOf } from './title-of.ts';
import { useFieldContext } from './use-field-context.ts';

/** Tables that an initiative's cells name. */
const NAMED = ['teams', 'objectives'] as const;

/** The table of all initiatives. */
export function InitiativeRegister() {
  const { session, people } = useBoard();
  const view = useBoardView(session);
  const context = useFieldContext(view, people, useToday(), NAMED);
  const { dependencies, initiatives, milestones, risks } = view;
  const calendar = workingCalendar(view.meta.calendar);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these tables of the view are what links are made of
  const columns = useMemo(
    () => initiativeColumns(linksOf(view), calendar),
    [dependencies, initiatives, milestones, risks, calendar],
  );
  return (
    <Register
      name="initiatives"
      records={initiatives.list}
      columns={columns}
      context={context}
      titleOf={titleOf}
      onAdd={() =>
        session.run((board, current, ctx) =>
          addInitiative(board, { fields: { title: 'New initiative' }, view: current }, ctx),
        )
      }
      empty="What the teams plan to do, each with its dates: the same records that stand as bars on the roadmap."
    />
  );
}
