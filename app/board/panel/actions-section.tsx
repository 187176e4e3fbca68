import { ChevronRight, Plus } from 'lucide-react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { personName } from '#app/board/fields/person.ts';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { addRecord, updateRecord } from '#shared/board/commands/record-commands.ts';
import type { Action } from '#shared/board/records/action.ts';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';

/** What is done about a risk: ticked off here, added here, opened for its details. */
export function ActionsSection({ riskId }: { riskId: string }) {
  const { session, fields, openItem } = usePanel();
  const actions = fields.view.actions.list.filter((action) => action.riskId === riskId);
  const done = actions.filter((action) => action.doneOn !== null).length;
  const add = () => {
    const id = session.run((board, _view, ctx) =>
      addRecord(board, { kind: 'actions', fields: { title: 'New action', riskId } }, ctx),
    );
    if (id !== undefined) openItem('actions', id);
  };
  return (
    <PanelSection title="Actions" aside={actions.length > 0 ? `${done} of ${actions.length} done` : undefined}>
      {actions.length > 0 && (
        <ul className="-mt-1 flex flex-col">
          {actions.map((action) => (
            <ActionRow key={action.id} action={action} />
          ))}
        </ul>
      )}
      {actions.length === 0 && <p className="text-ink-3">Nothing is planned against it yet.</p>}
      {!session.readOnly && (
        <Button size="sm" className="self-start" onClick={add}>
          <Plus aria-hidden size={14} />
          Add action
        </Button>
      )}
    </PanelSection>
  );
}

function ActionRow({ action }: { action: Action }) {
  const { session, fields, openItem } = usePanel();
  const { today } = fields;
  const isLate = action.doneOn === null && action.due !== null && action.due < today;
  const tick = (isDone: boolean) =>
    session.run((board) =>
      updateRecord(board, { kind: 'actions', id: action.id, patch: { doneOn: isDone ? today : null } }),
    );
  const owner = personName(action.owner, fields.people);
  return (
    <li className="flex items-start gap-1 border-line border-b py-1 last:border-b-0">
      <Checkbox
        label={`Done: ${action.title}`}
        hideLabel
        checked={action.doneOn !== null}
        disabled={session.readOnly}
        onChange={(event) => tick(event.target.checked)}
      />
      <button
        type="button"
        className="group flex min-w-0 flex-1 items-start gap-2 rounded-sm py-0.5 text-left"
        onClick={() => openItem('actions', action.id)}
      >
        <span className="min-w-0 flex-1">
          <span className={action.doneOn ? 'text-ink-3 line-through' : 'group-hover:text-link group-hover:underline'}>
            {action.title}
          </span>
          <span className="flex flex-wrap items-center gap-x-2 text-ink-3 text-xs">
            {owner || 'Nobody'}
            {action.doneOn ? ` · done ${formatDay(action.doneOn)}` : null}
            {!action.doneOn && action.due && !isLate ? ` · due ${formatDay(action.due)}` : null}
            {isLate && action.due && <Badge tone="bad">due {formatDay(action.due)}</Badge>}
          </span>
        </span>
        <ChevronRight aria-hidden size={14} className="mt-1 shrink-0 text-ink-3" />
      </button>
    </li>
  );
}
