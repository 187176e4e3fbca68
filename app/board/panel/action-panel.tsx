import { Check, RotateCcw, TriangleAlert } from 'lucide-react';
import { ACTION_FIELDS } from '#app/board/fields/action-fields.ts';
import type { FieldDefinition } from '#app/board/fields/field-control.ts';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import type { Action } from '#shared/board/records/action.ts';
import { isDueAfterWork } from '#shared/risk/risk-checks.ts';
import { riskScore } from '#shared/risk/score.ts';
import { LinkRow } from './link-row.tsx';
import { usePanel } from './panel-context.ts';
import { FieldPair, PanelSection } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';

/** Every field of an action, with the risk that it is for. */
export function ActionPanel({ action }: { action: Action }) {
  const { session, fields, openItem } = usePanel();
  const field = (definition: FieldDefinition<'actions'>) => (
    <RecordField kind="actions" record={action} definition={definition} />
  );
  const risk = action.riskId === null ? undefined : fields.view.risks.byId.get(action.riskId);
  const score = risk && riskScore(fields.view.meta.matrix, risk, 'current');
  const isLate = action.doneOn === null && action.due !== null && action.due < fields.today;
  const isDone = action.doneOn !== null;
  const toggle = () =>
    session.run((board) =>
      updateRecord(board, { kind: 'actions', id: action.id, patch: { doneOn: isDone ? null : fields.today } }),
    );
  return (
    <>
      {risk && (
        <ul>
          <LinkRow
            name={risk.title}
            lead={score && <LevelBadge level={score.level} score={score.score} />}
            detail={['For the risk', risk.key].filter(Boolean).join(' ')}
            onOpen={() => openItem('risks', risk.id)}
          />
        </ul>
      )}
      {(isLate || !session.readOnly) && (
        <div className="flex items-center gap-3">
          {!session.readOnly && (
            <Button size="sm" onClick={toggle}>
              {isDone ? <RotateCcw aria-hidden size={14} /> : <Check aria-hidden size={14} />}
              {isDone ? 'Not done after all' : 'Done today'}
            </Button>
          )}
          {isLate && <Badge tone="bad">overdue</Badge>}
        </div>
      )}
      {risk && isDueAfterWork(action, risk, fields.view) && (
        <p className="flex items-start gap-2 text-warn-text">
          <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          It is due after all the initiatives that its risk touches are over.
        </p>
      )}
      <FieldPair>
        {field(ACTION_FIELDS.owner)}
        {field(ACTION_FIELDS.due)}
        {field(ACTION_FIELDS.doneOn)}
        {field(ACTION_FIELDS.cost)}
      </FieldPair>
      {field(ACTION_FIELDS.riskId)}
      <PanelSection title="Expected effect">
        <FieldPair>
          {field(ACTION_FIELDS.effectOnLikelihood)}
          {field(ACTION_FIELDS.effectOnImpact)}
        </FieldPair>
      </PanelSection>
      {field(ACTION_FIELDS.notes)}
    </>
  );
}
