import { useState } from 'react';
import { personName } from '#app/board/fields/person.ts';
import { usePanel } from '#app/board/panel/panel-context.ts';
import { PanelSection } from '#app/board/panel/panel-section.tsx';
import { Button } from '#app/components/button.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { FromTo } from './reason-form.tsx';

const SHOWN = 3;

/** Why a record changed, in the words of who changed it; newest first. Nothing while nobody has said anything. */
export function ReasonList({ kind, id }: { readonly kind: RecordKind; readonly id: string }) {
  const { fields } = usePanel();
  const [showsAll, setShowsAll] = useState(false);
  const reasons = fields.view.reasons.list
    .filter((reason) => reason.recordKind === kind && reason.recordId === id)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  if (reasons.length === 0) return null;
  const shown = showsAll ? reasons : reasons.slice(0, SHOWN);
  return (
    <PanelSection title="Why it changed" aside={reasons.length}>
      <ol className="flex flex-col gap-3">
        {shown.map((reason) => (
          <li key={reason.id} className="flex flex-col gap-0.5">
            <div className="flex flex-wrap items-center gap-x-2 text-ink-3 text-xs">
              <FromTo from={reason.from} to={reason.to} />
              <span>{personName(reason.by, fields.people) || 'Somebody'}</span>
              {!Number.isNaN(Date.parse(reason.at)) && <TimeAgo date={new Date(reason.at)} />}
            </div>
            <p className="text-ink">{reason.text}</p>
          </li>
        ))}
      </ol>
      {reasons.length > shown.length && (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setShowsAll(true)}>
          Show all {reasons.length}
        </Button>
      )}
    </PanelSection>
  );
}
