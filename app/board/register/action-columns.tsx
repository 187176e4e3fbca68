import { ACTION_FIELDS } from '#app/board/fields/action-fields.ts';
import { formatDay } from '#app/board/fields/day-text.ts';
import { Badge } from '#app/components/badge.tsx';
import type { Action } from '#shared/board/records/action.ts';
import { openColumn } from './chrome-columns.ts';
import { computedColumn, fieldColumn, type GridColumn } from './grid-column.ts';

const column = fieldColumn<'actions'>;

const STANDS = { overdue: 'Overdue', open: 'Open', done: 'Done' } as const;
type Stand = keyof typeof STANDS;

/** The columns of the actions' register, in their order. */
export function actionColumns(today: string): readonly GridColumn<Action>[] {
  const standOf = ({ due, doneOn }: Action): Stand => {
    if (doneOn !== null) return 'done';
    return due !== null && due < today ? 'overdue' : 'open';
  };
  const tones = { overdue: 'bad', open: 'neutral', done: 'ok' } as const;
  return [
    openColumn<Action>(({ title }) => title),
    column(ACTION_FIELDS.title, { width: 300 }),
    column(ACTION_FIELDS.riskId, { width: 260 }),
    column(ACTION_FIELDS.owner, { width: 148 }),
    column(ACTION_FIELDS.due, {
      width: 124,
      render: (action) => {
        if (!action.due) return '';
        return standOf(action) === 'overdue' ? (
          <Badge tone="bad">{formatDay(action.due)}</Badge>
        ) : (
          formatDay(action.due)
        );
      },
    }),
    computedColumn<Action>(
      'stand',
      {
        label: 'Stands',
        hint: 'Done where it has a date of that; overdue where its due date is past',
        width: 96,
        render: (action) => <Badge tone={tones[standOf(action)]}>{STANDS[standOf(action)]}</Badge>,
      },
      {
        text: (action) => STANDS[standOf(action)],
        order: (action) => Object.keys(STANDS).indexOf(standOf(action)),
        filter: {
          type: 'values',
          keysOf: (action) => [standOf(action)],
          labelOf: (key) => STANDS[key as Stand] ?? key,
        },
      },
    ),
    column(ACTION_FIELDS.doneOn, { width: 124 }),
    column(ACTION_FIELDS.effectOnLikelihood, { width: 148, align: 'end' }),
    column(ACTION_FIELDS.effectOnImpact, { width: 132, align: 'end' }),
    column(ACTION_FIELDS.cost, { width: 116, align: 'end' }),
    column(ACTION_FIELDS.notes, { width: 240 }),
  ];
}
