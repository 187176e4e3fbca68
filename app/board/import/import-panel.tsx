import { FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { Select } from '#app/components/select.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { DATE_ORDERS } from '#shared/import/date-order.ts';
import type { ImportOptions } from '#shared/import/import-options.ts';
import { AlikeTeams } from './alike-teams.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { DropFile } from './drop-file.tsx';
import { ImportCounts } from './import-counts.tsx';
import { ImportIssues } from './import-issues.tsx';
import type { Import, ImportState } from './use-import.ts';
import { WholeTruth } from './whole-truth.tsx';

interface ImportPanelProps {
  readonly work: Import;
  /** What the button does: "Import", "Create board". */
  readonly verb: string;
  /** Whether the board has something that a file could leave out. */
  readonly mayReplace?: boolean;
  /** Above the counts: what else has to be said, such as a title. */
  readonly children?: ReactNode;
}

/** A file from choosing it to importing it: what is in it, how it is read, what will happen. */
export function ImportPanel({ work, verb, mayReplace = false, children }: ImportPanelProps) {
  const { state } = work;
  if (state.step === 'choose') return <DropFile onFile={work.choose} refusal={state.refusal} busy={false} />;
  if (state.step === 'reading') return <Reading name={state.file.name} />;
  return (
    <Review work={work} state={state} verb={verb} mayReplace={mayReplace}>
      {children}
    </Review>
  );
}

function Reading({ name }: { name: string }) {
  return (
    <div role="status" className="flex flex-col gap-4">
      <p className="text-ink-2">Reading {name}…</p>
      <Skeleton className="h-16" />
      <Skeleton className="h-72" />
    </div>
  );
}

interface ReviewProps extends ImportPanelProps {
  readonly state: Extract<ImportState, { step: 'review' }>;
}

function Review({ work, state, verb, mayReplace, children }: ReviewProps) {
  const { file, options, summary, busy } = state;
  const { creates, updates, stageCreates, stageUpdates, links } = summary;
  const { removes, stageRemoves, linkRemoves, teamsRemoved } = summary;
  const gone = removes + stageRemoves + linkRemoves + teamsRemoved.length;
  const nothingNew = creates + updates + stageCreates + stageUpdates + links + gone === 0;
  return (
    <div className="flex flex-col gap-4" aria-busy={busy !== null}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileSpreadsheet aria-hidden className="size-4 shrink-0 text-ink-3" />
        <p className="min-w-0 flex-1 truncate">
          <span className="font-medium">{file.name}</span>
          <span className="text-ink-2"> · {summary.rows.toLocaleString('en')} rows</span>
        </p>
        <Button size="sm" onClick={work.forget} disabled={busy !== null}>
          Another file
        </Button>
      </div>
      {children}
      <ImportCounts summary={summary} />
      <ImportIssues summary={summary} />
      {mayReplace && <WholeTruth summary={summary} options={options} onChange={work.correct} />}
      <AlikeTeams alike={summary.alikeTeams} options={options} onChange={work.correct} />
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-3">
        <h2 className="text-md">Columns</h2>
        {(summary.unclearDate || options.dateOrder) && (
          <DateOrderChoice example={summary.unclearDate} options={options} onChange={work.correct} />
        )}
      </div>
      <ColumnMapping columns={summary.columns} options={options} onChange={work.correct} />
      <div className="sticky bottom-0 -mx-1 flex flex-wrap items-center gap-3 border-line border-t bg-paper px-1 py-3">
        <Button
          variant="primary"
          size="lg"
          busy={busy !== null}
          disabled={!summary.ok || nothingNew}
          onClick={work.run}
        >
          {busy === 'run' ? 'Importing…' : verb}
        </Button>
        <p role="status" className="min-w-0 flex-1 text-ink-2 text-xs">
          {nextStep(busy, summary.ok, nothingNew, options.replace)}
        </p>
      </div>
    </div>
  );
}

interface DateOrderChoiceProps {
  readonly example: string | null;
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

/** Asks which number is the day, where the file doesn't tell. */
function DateOrderChoice({ example, options, onChange }: DateOrderChoiceProps) {
  return (
    <div className="flex items-center gap-2">
      <span className="text-ink-2 text-xs">{example ? `In ${example} comes first` : 'In dates comes first'}</span>
      <Select
        small
        hideLabel
        label="What comes first in dates"
        value={options.dateOrder ?? 'day-first'}
        options={[
          { value: 'day-first', label: 'the day' },
          { value: 'month-first', label: 'the month' },
        ]}
        onChange={({ target }) => {
          const dateOrder = DATE_ORDERS.find((order) => order === target.value) ?? null;
          onChange({ ...options, dateOrder });
        }}
      />
    </div>
  );
}

function nextStep(busy: 'preview' | 'run' | null, ok: boolean, nothingNew: boolean, replace: boolean): string {
  if (busy === 'preview') return 'Reading the file again…';
  if (busy === 'run') return '';
  if (!ok) return 'Nothing was written. Mend the file, or read its columns differently.';
  if (nothingNew) return 'The board says all of this already.';
  const left = replace ? 'What the file leaves out is removed then.' : 'What the file leaves out stays as it is.';
  return `Nothing is written until you press the button. ${left}`;
}
