import { type ReactNode, useState } from 'react';
import { type ExplainedKind, explainChanges } from '#app/board/reason/explain-changes.ts';
import { ReasonForm } from '#app/board/reason/reason-form.tsx';
import { askAfter, type ReasonRequest } from '#app/board/reason/reason-request.ts';
import { isAboutField } from '#shared/activity/aspect-fields.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { usePanel } from './panel-context.ts';
import type { PanelField } from './use-field.ts';

const EXPLAINED: readonly RecordKind[] = ['initiatives', 'milestones', 'risks', 'dependencies', 'actions'];

/**
 * Asks in the panel why a date or a state was changed here, once for each edit; nothing waits for the answer. Scores ask
 * for themselves, where both steps stand together. `question` is null while nothing is asked.
 */
export function useFieldReason({ kind, id, field }: PanelField): {
  readonly question: ReactNode;
  readonly explain: () => void;
} {
  const { session, fields } = usePanel();
  const [request, setRequest] = useState<ReasonRequest | null>(null);
  const explain = () => {
    if (!EXPLAINED.includes(kind)) return;
    // What the panel shows is what the person changed.
    const changes = explainChanges(fields.view, session.view.get(), kind as ExplainedKind, [id]);
    const told = changes.filter(({ aspect }) => aspect !== 'score' && isAboutField(aspect, field));
    if (told.length > 0) setRequest((asked) => askAfter(session, told, 'keyboard', asked));
  };
  const question = request && (
    <div className="order-last col-span-full rounded-card border border-line bg-sunken p-2.5">
      <ReasonForm key={request.step} session={session} request={request} onDone={() => setRequest(null)} />
    </div>
  );
  return { question, explain };
}
