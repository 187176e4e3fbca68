import { useMemo, useState } from 'react';
import { moneyText } from '#app/board/fields/money-text.ts';
import { HistoryPage } from '#app/board/history/history-page.tsx';
import { DamagedVersions } from '#app/board/replay/damaged-versions.tsx';
import { useReplay } from '#app/board/replay/use-replay.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorPanel } from '#app/components/error-panel.tsx';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { burnPoint } from '#shared/history/risk-burn.ts';
import { type BurnMeasure, totalOf } from './burn-area.ts';
import { BurnChart } from './burn-chart.tsx';
import { BurnTable } from './burn-table.tsx';

/** The burn of risk: open threats and their EMV by level, through the versions. */
export function BurnPage() {
  const { session, base } = useBoard();
  const [tries, setTries] = useState(0);
  const replay = useReplay(session.boardId, tries);
  const [measure, setMeasure] = useState<BurnMeasure>('count');
  const { currency } = useObservable(session.view).meta;
  const points = useMemo(
    () => (replay.state === 'open' ? replay.frames.map(({ version, board }) => burnPoint(version, board)) : []),
    [replay],
  );
  const hasAny = points.some((point) => totalOf(point, measure) > 0);
  const format = (value: number) => (measure === 'count' ? String(value) : moneyText(value, currency));
  return (
    <HistoryPage
      base={`${base}/history`}
      title="Burn of risk"
      description="Open threats by their level, version by version: how many, and their EMV (probability × mean cost, where both were given). What is closed or has happened is no longer among them."
      actions={
        <SegmentedControl<BurnMeasure>
          label="What is stacked"
          value={measure}
          options={[
            { value: 'count', label: 'Count' },
            { value: 'emv', label: 'EMV' },
          ]}
          onChange={setMeasure}
        />
      }
    >
      {replay.state === 'loading' && (
        <div aria-busy className="flex flex-col gap-2">
          <Skeleton className="h-80 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
      )}
      {replay.state === 'failed' && (
        <ErrorPanel
          title="The versions could not be fetched"
          safe="Nothing was changed; the board and its versions are safe."
          actions={<Button onClick={() => setTries((n) => n + 1)}>Try again</Button>}
        >
          {replay.message}
        </ErrorPanel>
      )}
      {replay.state === 'open' && <DamagedVersions replay={replay} />}
      {replay.state === 'open' && points.length === 0 && (
        <EmptyState title="In no version yet">
          The first version is kept by itself once somebody has edited the board; take one by name to remember where the
          risks stood.
        </EmptyState>
      )}
      {points.length > 0 && !hasAny && (
        <EmptyState
          title={measure === 'count' ? 'No open threat in any version' : 'No threat with an EMV in any version'}
        >
          {measure === 'count'
            ? 'The chart begins with the first version that has an open risk.'
            : 'An EMV needs a probability and a cost on the risk; the count by level needs neither.'}
        </EmptyState>
      )}
      {hasAny && (
        <>
          <BurnChart points={points} measure={measure} format={format} />
          <BurnTable points={points} measure={measure} format={format} />
        </>
      )}
    </HistoryPage>
  );
}
