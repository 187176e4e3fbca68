import { useMemo } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { linksOf } from './links-of.ts';
import { milestoneColumns } from './milestone-columns.tsx';
import { Register } from './register.tsx';
import { titleOf } from './title-of.ts';
import { useFieldContext } from './use-field-context.ts';

/** Tables that a milestone's cells name. */
const NAMED = ['teams', 'initiatives'] as const;

/** The table of all milestones, those of the programme and the stages of initiatives. */
export function MilestoneRegister() {
  const { session, people } = useBoard();
  const view = useBoardView(session);
  const today = useToday();
  const context = useFieldContext(view, people, today, NAMED);
  const { dependencies, initiatives, milestones, meta } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these tables of the view are what links are made of
  const columns = useMemo(
    () => milestoneColumns(linksOf(view)),
    [dependencies, initiatives, milestones, meta.calendar],
  );
  return (
    <Register
      name="milestones"
      records={milestones.list}
      columns={columns}
      context={context}
      titleOf={titleOf}
      onAdd={() =>
        session.run((board, _view, ctx) =>
          addRecord(board, { kind: 'milestones', fields: { title: 'New milestone', date: today } }, ctx),
        )
      }
      empty="The dates that matter: releases, decisions, dates that others set, and the stages of an initiative."
    />
  );
}
