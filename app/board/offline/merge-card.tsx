import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { Button } from '#app/components/button.tsx';
import type { MergeReport, OthersChange } from './merge-report.ts';
import { conflictText, groupedByKind, mergeHeadline, recordTitle } from './merge-words.ts';
import { OfflineCard } from './offline-card.tsx';

const MOST_LISTED = 20;

interface MergeCardProps {
  readonly report: MergeReport;
  readonly context: FieldContext;
  readonly onDismiss: () => void;
}

/** What came together when the line was back: mine, theirs, and where they met. */
export function MergeCard({ report, context, onDismiss }: MergeCardProps) {
  const [listed, setListed] = useState(false);
  const { others, conflicts } = report;
  return (
    <OfflineCard
      icon={<GitMerge className="size-4" />}
      tone={conflicts.length > 0 ? 'warn' : 'ok'}
      title={mergeHeadline(report)}
      onDismiss={onDismiss}
    >
      {conflicts.length > 0 && (
        <>
          <p className="mt-1.5 text-ink-2">You and others changed the same:</p>
          <ul className="mt-1 flex max-h-48 list-disc flex-col gap-1 overflow-y-auto pl-4">
            {conflicts.slice(0, MOST_LISTED).map((conflict) => (
              <li key={`${conflict.record.id} ${conflict.what === 'field' ? conflict.field : ''}`}>
                {conflictText(conflict, context)}
              </li>
            ))}
          </ul>
          <More count={conflicts.length - MOST_LISTED} />
        </>
      )}
      {others.length > 0 && (
        <Button
          size="sm"
          variant="quiet"
          className="-ml-2.5 mt-1"
          aria-expanded={listed}
          onClick={() => setListed(!listed)}
        >
          {listed ? 'Hide what others changed' : 'Show what others changed'}
        </Button>
      )}
      {listed && <OthersList others={others} context={context} />}
    </OfflineCard>
  );
}

function OthersList({ others, context }: { others: readonly OthersChange[]; context: FieldContext }) {
  return (
    <div className="mt-1 max-h-64 overflow-y-auto">
      {groupedByKind(others.slice(0, MOST_LISTED)).map(({ heading, changes }) => (
        <section key={heading} className="mt-1.5">
          <h3 className="font-medium text-ink-2 text-xs">{heading}</h3>
          <ul className="flex flex-col gap-0.5">
            {changes.map(({ kind, record, what }) => (
              <li key={record.id} className="flex gap-2">
                <span className="min-w-0 flex-1 truncate">{recordTitle(kind, record, context)}</span>
                <span className="text-ink-3">{what === 'removed' ? 'deleted' : what}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <More count={others.length - MOST_LISTED} />
    </div>
  );
}

function More({ count }: { count: number }) {
  return count > 0 ? <p className="mt-1 text-ink-3">and {count} more</p> : null;
}
