import { useNavigation, useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import { HistoryPage } from '#app/board/history/history-page.tsx';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { EmptyState } from '#app/components/empty-state.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { type FirstDate, type LargestSlips, largestSlips } from '#shared/history/largest-slips.ts';
import { type SlipSeries, withNow } from '#shared/history/slip-series.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/schedule/working-calendar.ts';
import { LargestSlipsTable } from './largest-slips-table.tsx';
import { SlipChart } from './slip-chart.tsx';
import { SlipTable } from './slip-table.tsx';

interface SlipsPageProps {
  /** `<kind>/<id>` of what is shown; null before anything was chosen. */
  readonly of: string | null;
  /** Null when no version has it. */
  readonly series: SlipSeries | null;
  /** What each date was first; null when an item was chosen. */
  readonly firstDates: readonly FirstDate[] | null;
}

/** Rows of the list of what slipped most. */
const MOST = 25;

/** The slip chart of an initiative with its stages, or of a milestone, chosen by its name. */
export function SlipsPage({ of, series, firstDates }: SlipsPageProps) {
  const { session, base, people } = useBoard();
  const view = useObservable(session.view);
  const today = useToday();
  const [, setParams] = useSearchParams();
  const { state } = useNavigation();
  const [search, setSearch] = useState('');
  const suggestions = suggestionsFor(
    { type: 'reference', kinds: ['initiatives', 'milestones'], nothing: '' },
    { view, people, today },
  ).filter(({ key }) => key !== '');
  const pick = (id: string) => {
    setSearch('');
    const kind = view.milestones.byId.has(id) ? 'milestones' : 'initiatives';
    setParams({ of: `${kind}/${id}` }, { preventScrollReset: true });
  };
  return (
    <HistoryPage
      base={`${base}/history`}
      title={series ? `Slips of ${series.title}` : 'Slips'}
      description="The date that was planned, version by version. Level is on time, rising is a slip; what is done meets the dashed diagonal."
    >
      <div className="max-w-md">
        <SuggestInput
          label="Initiative or milestone"
          className={`${INPUT_STYLE} h-9`}
          placeholder="Find an initiative or milestone"
          draft={search}
          suggestions={suggestions}
          onDraft={setSearch}
          onPick={({ key }) => pick(key)}
          onBlur={() => setSearch('')}
        />
      </div>
      <div aria-busy={state === 'loading'} className={state === 'loading' ? 'opacity-60' : undefined}>
        {of === null ? (
          <Largest slips={largestSlips(view, firstDates ?? [], MOST)} />
        ) : (
          <Outcome series={series && withNow(series, view, today)} calendar={workingCalendar(view.meta.calendar)} />
        )}
      </div>
    </HistoryPage>
  );
}

function Largest({ slips }: { slips: LargestSlips }) {
  const { late, counts } = slips;
  if (late.length > 0) return <LargestSlipsTable slips={slips} />;
  return counts.early + counts.level > 0 ? (
    <EmptyState title="Nothing is later than it was first planned">
      Choose an initiative or a milestone above to see its dates through the versions of this board.
    </EmptyState>
  ) : (
    <EmptyState title="No dates to compare yet">
      What slips is told from the versions of this board: one is kept by itself after each session of editing.
    </EmptyState>
  );
}

function Outcome({ series, calendar }: Pick<SlipsPageProps, 'series'> & { calendar: WorkingCalendar }) {
  if (!series) {
    return (
      <EmptyState title="In no version yet">
        No version of this board has this item. One is kept by itself after each session of editing.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <SlipChart title={series.title} lines={series.lines} />
      <SlipTable lines={series.lines} calendar={calendar} />
    </div>
  );
}
