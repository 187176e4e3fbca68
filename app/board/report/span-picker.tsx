import { useSearchParams } from '@remix-run/react';
import { Select } from '#app/components/select.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { REPORT_SPANS, type ReportSpan, type SpanDays } from '#shared/history/report-span.ts';

const NAMES: Readonly<Record<ReportSpan, string>> = {
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-quarter': 'This quarter',
  'last-quarter': 'Last quarter',
  baseline: 'Since the baseline',
  days: 'Chosen days',
};

interface SpanPickerProps {
  readonly span: ReportSpan;
  readonly days: SpanDays | null;
  readonly hasBaseline: boolean;
}

/** Chooses the span of a report; it stands in the address. */
export function SpanPicker({ span, days, hasBaseline }: SpanPickerProps) {
  const [params, setParams] = useSearchParams();
  const set = (values: Readonly<Record<string, string | null>>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const choose = (chosen: string) =>
    // Chosen days begin with those that were shown: they are changed from there.
    set({
      span: chosen,
      since: chosen === 'days' ? (days?.since ?? null) : null,
      until: chosen === 'days' ? (days?.until ?? null) : null,
    });
  return (
    <div className="flex flex-wrap items-end gap-2 print:hidden">
      <div className="w-48">
        <Select
          label="Span"
          value={span}
          options={REPORT_SPANS.map((value) => ({
            value,
            label: NAMES[value],
            disabled: value === 'baseline' && !hasBaseline && span !== 'baseline',
          }))}
          onChange={({ target }) => choose(target.value)}
        />
      </div>
      {span === 'days' && (
        <>
          <TextField
            label="First day"
            type="date"
            value={params.get('since') ?? ''}
            onChange={({ target }) => set({ since: target.value })}
          />
          <TextField
            label="Last day"
            type="date"
            value={params.get('until') ?? ''}
            onChange={({ target }) => set({ until: target.value })}
          />
        </>
      )}
    </div>
  );
}
