import { Select } from '#app/components/select.tsx';
import { COLUMN_TARGETS, type ColumnTarget, targetLabel } from '#shared/import/import-field.ts';
import type { ImportOptions } from '#shared/import/import-options.ts';
import type { ImportSummary } from '#shared/import/import-summary.ts';

const TARGETS = COLUMN_TARGETS.map((target) => ({ value: target, label: targetLabel(target) }));

interface ColumnMappingProps {
  readonly columns: ImportSummary['columns'];
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

/** What each column of the file is read as, with a few of its values, to be corrected. */
export function ColumnMapping({ columns, options, onChange }: ColumnMappingProps) {
  const read = (name: string, target: ColumnTarget) =>
    onChange({ ...options, columns: { ...options.columns, [name]: target } });
  return (
    <section aria-label="Columns" className="overflow-hidden rounded-card border border-line bg-card">
      <ul>
        {columns.map(({ name, target, samples }) => (
          <li
            key={name}
            className="grid items-center gap-x-4 gap-y-1 border-line border-b px-3 py-2 last:border-b-0 sm:grid-cols-[10rem_1fr_13rem]"
          >
            <span className="truncate font-medium" title={name}>
              {name}
            </span>
            <span className="truncate text-ink-2 text-xs">{samples.join(' · ') || 'nothing in it'}</span>
            <Select
              small
              hideLabel
              label={`Read ${name} as`}
              value={target}
              options={TARGETS}
              className={target === 'ignore' ? 'text-ink-3' : undefined}
              onChange={(event) => {
                const next = COLUMN_TARGETS.find((known) => known === event.target.value);
                if (next) read(name, next);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
