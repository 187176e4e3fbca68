import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { ACTION_FIELDS } from '#app/board/fields/action-fields.ts';
import { formatDay } from '#app/board/fields/day-text.ts';
import { personName } from '#app/board/fields/person.ts';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { addRecord, updateRecord } from '#shared/board/commands/record-commands.ts';
import type { Action } from '#shared/board/records/action.ts';
import { usePanel } from './panel-context.ts';
import { FieldPair, PanelSection } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';
import { useDeleteRecord } from './use-delete-record.ts';

/** What is done about a risk: ticked off here, added here, opened for its details. */
export function ActionsSection({ riskId }: { riskId: string }) {
  const { session, fields } = usePanel();
  const [open, setOpen] = useState<string | null>(null);
  const actions = fields.view.actions.list.filter((action) => action.riskId === riskId);
  const done = actions.filter((action) => action.doneOn !== null).length;
  const add = () => {
    const id = session.run((board, _view, ctx) =>
      addRecord(board, { kind: 'actions', fields: { title: 'New action', riskId } }, ctx),
    );
    if (id !== undefined) setOpen(id);
  };
  return (
    <PanelSection title="Actions" aside={actions.length > 0 ? `${done} of ${actions.length} done` : undefined}>
      {actions.length > 0 && (
        <ul className="-mt-1 flex flex-col">
          {actions.map((action) => (
            <ActionRow
              key={action.id}
              action={action}
              isOpen={open === action.id}
              onToggle={() => setOpen(open === action.id ? null : action.id)}
            />
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

interface ActionRowProps {
  readonly action: Action;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function ActionRow({ action, isOpen, onToggle }: ActionRowProps) {
  const { session, fields } = usePanel();
  const deleteRecord = useDeleteRecord();
  const { today } = fields;
  const isLate = action.doneOn === null && action.due !== null && action.due < today;
  const tick = (isDone: boolean) =>
    session.run((board) =>
      updateRecord(board, { kind: 'actions', id: action.id, patch: { doneOn: isDone ? today : null } }),
    );
  const owner = personName(action.owner, fields.people);
  return (
    <li className="border-line border-b py-1 last:border-b-0">
      <div className="flex items-start gap-1">
        <Checkbox
          label={`Done: ${action.title}`}
          hideLabel
          checked={action.doneOn !== null}
          disabled={session.readOnly}
          onChange={(event) => tick(event.target.checked)}
        />
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex min-w-0 flex-1 items-start gap-2 py-0.5 text-left"
          onClick={onToggle}
        >
          <span className="min-w-0 flex-1">
            <span className={action.doneOn ? 'text-ink-3 line-through' : undefined}>{action.title}</span>
            <span className="flex flex-wrap items-center gap-x-2 text-ink-3 text-xs">
              {owner || 'Nobody'}
              {action.doneOn ? ` · done ${formatDay(action.doneOn)}` : null}
              {!action.doneOn && action.due && !isLate ? ` · due ${formatDay(action.due)}` : null}
              {isLate && action.due && <Badge tone="bad">due {formatDay(action.due)}</Badge>}
            </span>
          </span>
          <ChevronDown aria-hidden size={14} className={`mt-1 shrink-0 text-ink-3 ${isOpen ? 'rotate-180' : ''}`} />
        </button>
      </div>
      {isOpen && (
        <div className="flex flex-col gap-3 py-2 pl-7">
          <RecordField kind="actions" record={action} definition={ACTION_FIELDS.title} />
          <FieldPair>
            <RecordField kind="actions" record={action} definition={ACTION_FIELDS.owner} />
            <RecordField kind="actions" record={action} definition={ACTION_FIELDS.due} />
            <RecordField kind="actions" record={action} definition={ACTION_FIELDS.doneOn} />
            <RecordField kind="actions" record={action} definition={ACTION_FIELDS.cost} />
            <RecordField kind="actions" record={action} definition={ACTION_FIELDS.effectOnLikelihood} />
            <RecordField kind="actions" record={action} definition={ACTION_FIELDS.effectOnImpact} />
          </FieldPair>
          <RecordField kind="actions" record={action} definition={ACTION_FIELDS.notes} />
          {!session.readOnly && (
            <Button size="sm" variant="quiet" className="self-start" onClick={() => deleteRecord('actions', action.id)}>
              Delete action
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
