import { type ReactNode, useState } from 'react';
import { scoreChange } from '#app/board/matrix/rescore-risks.ts';
import { ReasonForm } from '#app/board/reason/reason-form.tsx';
import { askAfter, type ReasonRequest } from '#app/board/reason/reason-request.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { usePanel } from './panel-context.ts';

/** Asks for the reason in the panel. `explain` is called right after a score of this risk was written here. */
export function useScoreReason(
  risk: Risk,
  basis: ScoreBasis,
): { readonly question: ReactNode; readonly explain: () => void } {
  const { session } = usePanel();
  const [request, setRequest] = useState<ReasonRequest | null>(null);
  const explain = () => {
    const { meta, risks } = session.view.get();
    const now = risks.byId.get(risk.id);
    if (!now) return;
    const to = { likelihood: now[`${basis}Likelihood`], impact: now[`${basis}Impact`] };
    const change = scoreChange(meta.matrix, risk, basis, to);
    setRequest((asked) => askAfter(session, [change], 'keyboard', asked));
  };
  const question = request && (
    <div className="rounded-card border border-line bg-sunken p-2.5">
      <ReasonForm key={request.step} session={session} request={request} onDone={() => setRequest(null)} />
    </div>
  );
  return { question, explain };
}
