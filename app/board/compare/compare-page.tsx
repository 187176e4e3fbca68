import { useSearchParams } from '@remix-run/react';
import { ArrowRightLeft, ChartGantt, Copy, Grid3x3 } from 'lucide-react';
import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { HistoryPage } from '#app/board/history/history-page.tsx';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Button } from '#app/components/button.tsx';
import { ButtonLink } from '#app/components/button-link.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorPanel } from '#app/components/error-panel.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { useToast } from '#app/components/toast.tsx';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { type Difference, listDifferences } from '#shared/diff/list-differences.ts';
import { type DifferenceChoice, DifferenceList, differenceKey } from './difference-list.tsx';
import { differencesAsMarkdown } from './difference-words.ts';
import { stepThrough } from './step-through.ts';
import { useVersion, type Version } from './use-version.ts';
import { momentsOf, usualFrom, type VersionPoint, versionLabel } from './version-choice.ts';
import { VersionPicker } from './version-picker.tsx';

const RestoreBar = lazy(async () => ({ default: (await import('#app/board/restore/restore-bar.tsx')).RestoreBar }));

/** Kinds that have a panel to open. */
const PANELS: ReadonlySet<ActivityKind> = new Set([
  'teams',
  'initiatives',
  'milestones',
  'dependencies',
  'risks',
  'actions',
  'objectives',
]);

interface ComparePageProps {
  /** The newest first. */
  readonly points: readonly VersionPoint[];
  /** Which version a day or another word in the address stands for. */
  readonly meant: Readonly<Record<string, string>>;
  /** Whether there is a version of this person's last visit. */
  readonly hasLastVisit: boolean;
}

/** Any two of now and the versions that are kept, and what lies between them. `?from=&to=` say which. */
export function ComparePage({ points, meant, hasLastVisit }: ComparePageProps) {
  const { session, base, people, openItem } = useBoard();
  const now = useObservable(session.view);
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const baselineId = now.meta.baselineSnapshotId;
  const sideOf = (name: string) => {
    const asked = params.get(name);
    return asked === null ? null : (meant[asked] ?? asked);
  };
  const fromId = sideOf('from') ?? usualFrom(points, baselineId);
  const toId = sideOf('to') ?? 'now';
  const oldest = points.at(-1)?.takenAt ?? null;
  const moments = useMemo(
    () => momentsOf({ hasLastVisit, risks: now.risks.list, oldest, today }),
    [hasLastVisit, now.risks, oldest, today],
  );
  /** A moment stays what was asked for. */
  const pickedOf = (name: string, id: string | null) =>
    moments.find(({ which }) => which === params.get(name))?.which ?? id;
  const from = useVersion(session.boardId, fromId, now);
  const to = useVersion(session.boardId, toId, now);
  const differences = useMemo(
    () => (from.state === 'open' && to.state === 'open' ? listDifferences(from.view, to.view) : null),
    [from, to],
  );
  const list = useRef<HTMLDivElement>(null);
  const choice = useChoice(`${fromId}`);
  const restored = points.find(({ id }) => id === fromId);
  const mayRestore = toId === 'now' && restored !== undefined && !session.readOnly;
  useStepKeys(list);
  const show = (change: { readonly from?: string; readonly to?: string }) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const nameOf = (id: string | null) => {
    const point = points.find((known) => known.id === id);
    return point ? versionLabel(point) : 'now';
  };
  const context = to.state === 'open' ? { view: to.view, people, today } : null;
  const title = `What changed: ${nameOf(fromId)} → ${nameOf(toId)}`;
  return (
    <HistoryPage
      base={`${base}/history`}
      title="Compare"
      description="What was added, changed and removed between two versions. [ and ] step through it."
      actions={
        differences && context && differences.length > 0 ? (
          <>
            <ShowOnPictures board={base} from={fromId} to={toId} />
            <CopyList title={title} differences={differences} context={context} />
          </>
        ) : undefined
      }
    >
      {fromId === null ? (
        <EmptyState title="No version to compare with">
          The first is kept by itself once somebody has edited the board; take one by name to remember what was agreed.
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-end gap-2">
            <div className="min-w-0 flex-1 basis-56">
              <VersionPicker
                label="From"
                points={points}
                moments={moments}
                value={pickedOf('from', fromId)}
                baselineId={baselineId}
                onPick={(id) => show({ from: id })}
              />
            </div>
            <IconButton label="Swap the two" className="mb-0.5" onClick={() => show({ from: toId, to: fromId })}>
              <ArrowRightLeft aria-hidden size={16} />
            </IconButton>
            <div className="min-w-0 flex-1 basis-56">
              <VersionPicker
                label="To"
                points={points}
                moments={moments}
                value={pickedOf('to', toId)}
                baselineId={baselineId}
                onPick={(id) => show({ to: id })}
              />
            </div>
          </div>
          {mayRestore && restored && from.state === 'open' && differences && differences.length > 0 && (
            <Suspense fallback={<Skeleton className="h-12 w-full" />}>
              <RestoreBar
                key={restored.id}
                session={session}
                point={{ snapshotId: restored.id, name: restored.name, takenAt: restored.takenAt, view: from.view }}
                differences={differences}
                chosen={differences.filter((difference) => choice.keys.has(differenceKey(difference)))}
                onDone={choice.clear}
                ask={params.has('restore')}
              />
            </Suspense>
          )}
          <div ref={list}>
            <Outcome
              from={from}
              to={to}
              differences={differences}
              context={context}
              now={now}
              choice={mayRestore ? choice : null}
              onOpen={(kind, id) => openItem(kind, id)}
            />
          </div>
        </>
      )}
    </HistoryPage>
  );
}

interface OutcomeProps {
  readonly from: Version;
  readonly to: Version;
  readonly differences: readonly Difference[] | null;
  readonly context: FieldContext | null;
  readonly now: BoardView;
  readonly choice: DifferenceChoice | null;
  readonly onOpen: (kind: RecordKind, id: string) => void;
}

function Outcome({ from, to, differences, context, now, choice, onOpen }: OutcomeProps) {
  const failed = [from, to].find((version) => version.state === 'failed');
  if (failed?.state === 'failed') {
    return (
      <ErrorPanel
        title="A version could not be read"
        safe="Nothing was changed; the board and its other versions are safe."
      >
        {failed.message}
      </ErrorPanel>
    );
  }
  if (!differences || !context) {
    return (
      <div aria-busy className="flex flex-col gap-2">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-40 w-full" />
      </div>
    );
  }
  if (differences.length === 0) {
    return <EmptyState title="Nothing differs">The two versions say the same of every record.</EmptyState>;
  }
  // A record is opened on the live board, if it is still there.
  const canOpen = (kind: ActivityKind, id: string) => kind !== 'meta' && PANELS.has(kind) && now[kind].byId.has(id);
  return (
    <DifferenceList differences={differences} context={context} onOpen={onOpen} canOpen={canOpen} choice={choice} />
  );
}

/** What is ticked, as long as the version stays the same. */
function useChoice(version: string): DifferenceChoice & { readonly clear: () => void } {
  const [chosen, setChosen] = useState<{ readonly version: string; readonly keys: ReadonlySet<string> }>();
  const keys = chosen?.version === version ? chosen.keys : new Set<string>();
  return {
    keys,
    toggle: (key) =>
      setChosen({ version, keys: new Set(keys.has(key) ? [...keys].filter((one) => one !== key) : [...keys, key]) }),
    clear: () => setChosen(undefined),
  };
}

/** The same comparison drawn where it changed. An earlier "to" has pictures of its own; a later "from" has none to draw. */
function ShowOnPictures({ board, from, to }: { readonly board: string; readonly from: string | null; to: string }) {
  if (from === null || from === 'now') return null;
  const pictures = to === 'now' ? board : `${board}/history/${to}`;
  return (
    <>
      <ButtonLink to={`${pictures}/roadmap?since=${encodeURIComponent(from)}`}>
        <ChartGantt aria-hidden size={14} />
        Show on the roadmap
      </ButtonLink>
      <ButtonLink to={`${pictures}/matrix?since=${encodeURIComponent(from)}`}>
        <Grid3x3 aria-hidden size={14} />
        Show on the matrix
      </ButtonLink>
    </>
  );
}

function CopyList(props: {
  readonly title: string;
  readonly differences: readonly Difference[];
  readonly context: FieldContext;
}) {
  const toast = useToast();
  const copy = () =>
    navigator.clipboard.writeText(differencesAsMarkdown(props.title, props.differences, props.context)).then(
      () => toast({ title: 'Copied as Markdown', tone: 'ok' }),
      () => toast({ title: 'The browser did not allow copying', tone: 'bad' }),
    );
  return (
    <Button onClick={() => void copy()}>
      <Copy aria-hidden size={14} />
      Copy as Markdown
    </Button>
  );
}

/** `[` and `]` lead from change to change. */
function useStepKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const direction = event.key === ']' ? 1 : event.key === '[' ? -1 : 0;
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
      if (direction === 0 || typing || event.ctrlKey || event.metaKey || event.altKey || !list.current) return;
      event.preventDefault();
      stepThrough(list.current, direction);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [list]);
}
