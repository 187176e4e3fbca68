import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { PanelSection } from '#app/board/panel/panel-section.tsx';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { Button } from '#app/components/button.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { Select } from '#app/components/select.tsx';
import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { CurveTable } from './curve-table.tsx';
import { type FinishInFocus, finishInFocus } from './finish-in-focus.ts';
import { gainsOf, riskCosts } from './gains.ts';
import { daysText, dayText, percentText } from './item-dates.ts';
import { MergeList, mergesOf } from './merge-words.tsx';
import { RiskBars } from './risk-bars.tsx';
import { SCurve } from './s-curve.tsx';
import { type ScheduleRiskState, type SimulatedDates, scheduleRiskOf } from './schedule-risk.ts';
import { SensitiveItems, sensitiveItems } from './sensitive-items.tsx';
import { DISTRIBUTION_NAMES, SimulationSettingsForm } from './simulation-settings.tsx';
import { WHOLE_PLAN } from './use-dates-panel.ts';
import { useScheduleRisk } from './use-schedule-risk.ts';
import { WhatIsNotCounted } from './what-is-not-counted.tsx';

interface DatesAtRiskPanelProps {
  /** WHOLE_PLAN, or the id of an item. */
  readonly about: string;
  readonly onAbout: (about: string) => void;
  readonly onClose: () => void;
}

/** When the plan will be finished, how sure that is, and what would buy days. Beside the picture and over it. */
export function DatesAtRiskPanel({ about, onAbout, onClose }: DatesAtRiskPanelProps) {
  const { session, openItem } = useBoard();
  const view = useBoardView(session);
  const risk = useScheduleRisk(session);
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const focusId = about === WHOLE_PLAN ? null : about;
  useEffect(() => {
    scheduleRiskOf(session).setFocus(focusId);
    return () => scheduleRiskOf(session).setFocus(null);
  }, [session, focusId]);
  const dates = risk.dates;
  return (
    <section
      ref={panel}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      className="absolute inset-y-0 right-0 z-20 flex w-full animate-slide-in flex-col border-line border-l bg-card shadow-float sm:w-[27rem]"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="flex items-center gap-2 py-2 pr-2 pl-4">
        <h2 id={titleId} className="min-w-0 flex-1 truncate text-sm">
          Dates at risk
        </h2>
        <Progress risk={risk} />
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 pb-8">
        <Select
          label="Finish of"
          value={about}
          options={aboutOptions(view, about)}
          onChange={(event) => onAbout(event.target.value)}
        />
        <Trouble risk={risk} onRetry={() => scheduleRiskOf(session).retry()} />
        {dates && <Answer dates={dates} view={view} onOpen={openItem} isOlder={dates.focusId !== focusId} />}
        {!dates && risk.state !== 'failed' && <p className="text-ink-2">Simulating the plan…</p>}
        <PanelSection title="How it is simulated">
          {dates && <RunWords dates={dates} />}
          {session.readOnly ? null : (
            <SimulationSettingsForm key={view.meta.simulation.seed} session={session} settings={view.meta.simulation} />
          )}
        </PanelSection>
      </div>
    </section>
  );
}

/** The whole plan, every milestone by date, and what is shown already. */
function aboutOptions(view: BoardView, about: string) {
  const milestones = view.milestones.list.map(({ id, title }) => ({ value: id, label: title }));
  const other = view.initiatives.byId.get(about);
  return [
    { value: WHOLE_PLAN, label: 'The whole plan' },
    ...(other ? [{ value: other.id, label: other.title }] : []),
    ...milestones,
  ];
}

function Progress({ risk }: { readonly risk: ScheduleRiskState }) {
  if (risk.state !== 'running') return null;
  return <progress aria-label="Simulating" value={risk.progress} max={1} className="h-1 w-20 accent-brass" />;
}

function Trouble({ risk, onRetry }: { readonly risk: ScheduleRiskState; readonly onRetry: () => void }) {
  if (!risk.message) return null;
  return (
    <div role="status" className="flex flex-col gap-2 rounded-card bg-warn-tint px-3 py-2 text-warn-text">
      <p>{risk.message}</p>
      {risk.state === 'failed' && (
        <Button size="sm" className="self-start" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

interface AnswerProps {
  readonly dates: SimulatedDates;
  readonly view: BoardView;
  readonly isOlder: boolean;
  readonly onOpen: (kind: RecordKind, id: string) => void;
}

function Answer({ dates, view, isOlder, onOpen }: AnswerProps) {
  const finish = finishInFocus(dates);
  if (!finish) {
    return (
      <p className="text-ink-2">
        Nothing is left to be finished: there are no open initiatives or milestones with dates.
      </p>
    );
  }
  const costs = riskCosts(dates).slice(0, 10);
  const gains = gainsOf(dates, view).slice(0, 8);
  const merges = mergesOf(dates, view);
  const items = sensitiveItems(dates, view);
  return (
    <div aria-busy={isOlder} className={isOlder ? 'flex flex-col gap-4 opacity-50' : 'flex flex-col gap-4'}>
      <FinishFigures finish={finish} />
      <SCurve finish={finish} />
      <CurveTable finish={finish} />
      <PanelSection title="What would buy the most days" aside="at P80">
        {gains.length === 0 && <Nothing>Nothing on the board that is counted moves this date.</Nothing>}
        <ol className="-mt-1 flex flex-col">
          {gains.map(({ kind, id, title, how, days }) => (
            <li key={`${kind}/${id}/${how}`} className="border-line border-b last:border-b-0">
              <button
                type="button"
                className="group flex w-full items-baseline gap-3 rounded-sm py-1.5 text-left"
                onClick={() => onOpen(kind, id)}
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate group-hover:text-link group-hover:underline">{title}</span>
                  <span className="block text-ink-3 text-xs">{how}</span>
                </span>
                <span className="whitespace-nowrap font-medium tabular-nums">{daysText(days)}</span>
              </button>
            </li>
          ))}
        </ol>
      </PanelSection>
      <PanelSection title="What each risk costs" aside="at P80, today and after its actions">
        {costs.length === 0 ? (
          <Nothing>No open risk with a probability and a delay moves this date.</Nothing>
        ) : (
          <RiskBars costs={costs} onOpen={(id) => onOpen('risks', id)} />
        )}
      </PanelSection>
      {merges.length > 0 && (
        <PanelSection title="Where paths meet" aside="chance to begin as planned">
          <MergeList merges={merges} onOpen={onOpen} />
        </PanelSection>
      )}
      {items.length > 0 && (
        <PanelSection title="Work that moves it most">
          <SensitiveItems items={items} onOpen={onOpen} />
        </PanelSection>
      )}
      <PanelSection title="What is not counted">
        <WhatIsNotCounted dates={dates} view={view} onOpen={onOpen} />
        <p className="text-ink-3 text-xs">
          Opportunities save no days here, and what has happened is taken to be in the dates already.
        </p>
      </PanelSection>
    </div>
  );
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="text-ink-2">{children}</p>;
}

function FinishFigures({ finish }: { readonly finish: FinishInFocus }) {
  const { p50, p80, p90, planned, inTime } = finish;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base">
        <strong className="text-brass-text">{percentText(inTime)}</strong> to be finished by {dayText(planned)}, as
        planned.
      </p>
      <dl className="grid grid-cols-3 gap-2 tabular-nums">
        {(
          [
            ['P50', p50],
            ['P80', p80],
            ['P90', p90],
          ] as const
        ).map(([name, day]) => (
          <div key={name} className="rounded-card border border-line bg-paper px-2.5 py-1.5">
            <dt className="text-2xs text-ink-3">{name}</dt>
            <dd className="whitespace-nowrap font-medium">{dayText(day)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function RunWords({ dates }: { readonly dates: SimulatedDates }) {
  const { answer, settings } = dates;
  const within = Number.isFinite(answer.halfWidth) ? `; P80 is known to ±${daysText(answer.halfWidth)}` : '';
  return (
    <p className="text-ink-2">
      {answer.runs.toLocaleString('en')} runs, seed {settings.seed}, {DISTRIBUTION_NAMES[settings.distribution]}
      {within}. The same board gives the same answer to everybody. Where only a confidence is given, P80 is 1.1, 1.25 or
      1.5 times the planned days (high, medium, low): our assumption.
    </p>
  );
}
