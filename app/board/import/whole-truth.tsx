import { Trash2 } from 'lucide-react';
import { Checkbox } from '#app/components/checkbox.tsx';
import type { ImportOptions } from '#shared/import/import-options.ts';
import type { ImportSummary } from '#shared/import/import-summary.ts';

interface WholeTruthProps {
  readonly summary: ImportSummary;
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

/** Whether what the file leaves out stays or goes, and what exactly would go. */
export function WholeTruth({ summary, options, onChange }: WholeTruthProps) {
  const { removes, stageRemoves, linkRemoves, teamsRemoved, removed } = summary;
  const parts = [
    counted(removes, 'initiative'),
    counted(stageRemoves, 'stage'),
    counted(linkRemoves, 'link'),
    counted(teamsRemoved.length, 'team'),
  ].filter((part) => part !== '');
  const names = [...removed, ...teamsRemoved.map((name) => `${name} (team)`)];
  return (
    <fieldset className="rounded-card border border-line bg-card px-3 pt-1 pb-3">
      <legend className="px-1 font-medium text-sm">What the file leaves out</legend>
      <Checkbox
        checked={options.replace}
        onChange={({ target }) => onChange({ ...options, replace: target.checked })}
        label="This file is the whole plan: remove what is missing in it"
      />
      <p className="ml-8 max-w-prose text-ink-2 text-xs">
        Initiatives that are not in the file are removed with their stages and links, and an empty cell clears its
        field. Risks, milestones of the programme and fields without a column stay.
      </p>
      {options.replace && (
        <p role="status" className="mt-2 ml-8 flex items-start gap-2">
          <Trash2 aria-hidden size={15} className={parts.length > 0 ? 'mt-0.5 shrink-0 text-bad' : 'hidden'} />
          {parts.length > 0 ? (
            <span className="text-bad-text">
              <b className="font-medium">{parts.join(', ')}</b> will be removed.
            </span>
          ) : (
            <span className="text-ink-2">Nothing will be removed: the file has all that is on the board.</span>
          )}
        </p>
      )}
      {options.replace && names.length > 0 && (
        <details className="mt-1 ml-8 text-xs">
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-ink-2">Which ones</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section aria-label="What will be removed" tabIndex={0} className="max-h-40 overflow-auto">
            <ul className="list-disc pl-4">
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
              {removes > removed.length && <li>and {removes - removed.length} more initiatives</li>}
            </ul>
          </section>
        </details>
      )}
    </fieldset>
  );
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
