import type { ImportSummary } from '#shared/import/import-summary.ts';

/** What an import would do, in numbers. */
export function ImportCounts({ summary }: { summary: ImportSummary }) {
  const { creates, updates, unchanged, teams, stageCreates, stageUpdates, links } = summary;
  const counts = [
    { label: 'new initiatives', value: creates },
    { label: 'changed', value: updates },
    { label: 'as they were', value: unchanged },
    { label: 'new teams', value: teams.length, title: teams.join(', ') },
    { label: stageUpdates > 0 ? `stages, ${stageUpdates} moved` : 'new stages', value: stageCreates + stageUpdates },
    { label: 'new links', value: links },
  ];
  return (
    <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-6">
      {counts.map(({ label, value, title }) => (
        <div key={label} title={title} className="flex flex-col-reverse justify-end bg-card px-3 py-2.5">
          <dt className="text-2xs text-ink-2">{label}</dt>
          <dd className={value === 0 ? 'text-ink-3 text-lg' : 'font-medium text-lg'}>{value.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}
