import { useSearchParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
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
  const [since, until] = [params.get('since') ?? '', params.get('until') ?? ''];
  // What is chosen, ahead of the address: a second choice may come before the first has reached it.
  const [chosen, setChosen] = useState({ since, until });
  useEffect(() => setChosen({ since, until }), [since, until]);
  const show = (span: string, next: typeof chosen) => {
    setChosen(next);
    setParams(
      (before) => {
        const address = new URLSearchParams(before);
        for (const [name, value] of Object.entries({ span, ...next })) {
          if (value) address.set(name, value);
          else address.delete(name);
        }
        return address;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  // Chosen days begin with those that were shown: they are changed from there.
  const choose = (wanted: string) =>
    show(wanted, wanted === 'days' ? { since: days?.since ?? '', until: days?.until ?? '' } : { since: '', until: '' });
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
            value={chosen.since}
            onChange={({ target }) => show(span, { ...chosen, since: target.value })}
          />
          <TextField
            label="Last day"
            type="date"
            value={chosen.until}
            onChange={({ target }) => show(span, { ...chosen, until: target.value })}
          />
        </>
      )}
    </div>
  );
}
