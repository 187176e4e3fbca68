import { FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { Select } from '#app/components/select.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { DATE_ORDERS } from '#shared/import/date-order.ts';
import { AlikeTeams } from './alike-teams.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { DropFile } from './drop-file.tsx';
import { ImportCounts } from './import-counts.tsx';
import { ImportIssues } from './import-issues.tsx';
import type { Import, ImportState } from './use-import.ts';

interface ImportPanelProps {
  readonly work: Import;
  /** What the button does: "Import", "Create board". */
  readonly verb: string;
  /** Between the counts and the button: what else has to be said, such as a title. */
  readonly children?: ReactNode;
}

/** A file from choosing it to importing it: what is in it, how it is read, what will happen. */
export function ImportPanel({ work, verb, children }: ImportPanelProps) {
  const { state } = work;
  if (state.step === 'choose') return <DropFile onFile={work.choose} refusal={state.refusal} busy={false} />;
  if (state.step === 'reading') return <Reading name={state.file.name} />;
  return (
    <Review work={work} state={state} verb={verb}>
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

function Review({ work, state, verb, children }: ReviewProps) {
  const { file, options, summary, busy } = state;
  const nothingNew =
    summary.creates + summary.updates + summary.stageCreates + summary.stageUpdates + summary.links === 0;
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
      <ImportCounts summary={summary} />
      <ImportIssues summary={summary} />
      <AlikeTeams alike={summary.alikeTeams} options={options} onChange={work.correct} />
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-md">Columns</h2>
        <div className="w-48">
          <Select
            small
            label="03/04/2027 is"
            value={options.dateOrder ?? ''}
            options={[
              { value: '', label: 'as the file tells' },
              { value: 'day-first', label: '3 April' },
              { value: 'month-first', label: '4 March' },
            ]}
            onChange={({ target }) => {
              const dateOrder = DATE_ORDERS.find((order) => order === target.value) ?? null;
              work.correct({ ...options, dateOrder });
            }}
          />
        </div>
      </div>
      <ColumnMapping columns={summary.columns} options={options} onChange={work.correct} />
      {children}
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
          {nextStep(busy, summary.ok, nothingNew)}
        </p>
      </div>
    </div>
  );
}

function nextStep(busy: 'preview' | 'run' | null, ok: boolean, nothingNew: boolean): string {
  if (busy === 'preview') return 'Reading the file again…';
  if (busy === 'run') return '';
  if (!ok) return 'Nothing was written. Mend the file, or read its columns differently.';
  if (nothingNew) return 'The board says all of this already.';
  return 'Nothing is written until you press the button. What the file leaves out stays as it is.';
}
