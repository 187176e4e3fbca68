import { type ReactNode, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { formatField } from '#app/board/fields/format-field.ts';
import { ReasonForm } from '#app/board/reason/reason-form.tsx';
import { askAfter, type ExplainedChange, type ReasonRequest } from '#app/board/reason/reason-request.ts';
import { aspectOf } from '#shared/activity/aspect-fields.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { Reason } from '#shared/board/records/reason.ts';
import { usePanel } from './panel-context.ts';
import type { PanelField } from './use-field.ts';

const EXPLAINED: readonly RecordKind[] = ['initiatives', 'milestones', 'risks', 'dependencies', 'actions'];

/**
 * Asks in the panel why a date or a state was changed here, once for each edit; nothing waits for the answer. Scores ask
 * for themselves, where both steps stand together. `question` is null while nothing is asked.
 */
export function useFieldReason(field: PanelField): { readonly question: ReactNode; readonly explain: () => void } {
  const { session, fields } = usePanel();
  const [request, setRequest] = useState<ReasonRequest | null>(null);
  const explain = () => {
    const record = session.view.get()[field.kind].byId.get(field.id) as Readonly<Record<string, unknown>> | undefined;
    const change = record && fieldChange(field, record[field.field], fields);
    if (change) setRequest((asked) => askAfter(session, [change], 'keyboard', asked));
  };
  const question = request && (
    <div className="order-last col-span-full rounded-card border border-line bg-sunken p-2.5">
      <ReasonForm key={request.step} session={session} request={request} onDone={() => setRequest(null)} />
    </div>
  );
  return { question, explain };
}

/** The change of a field as people read it; null where its kind of change is not explained. */
export function fieldChange(
  { kind, id, field, label, control, value }: PanelField,
  now: unknown,
  context: FieldContext,
): ExplainedChange | null {
  const aspect = aspectOf(field);
  if (aspect === null || aspect === 'score' || !EXPLAINED.includes(kind)) return null;
  // An initiative has several dates: which one it was is said.
  const name = kind === 'initiatives' && aspect === 'dates' ? `${label} ` : '';
  const words = (of: unknown) => {
    const text = formatField(control, of, context);
    return text === '' ? '' : `${name}${text}`;
  };
  return { recordKind: kind as Reason['recordKind'], recordId: id, aspect, from: words(value), to: words(now) };
}
