import { Link } from '@remix-run/react';
import { type Editor, useValue } from '@tldraw/tldraw';
import { ChevronLeft, ChevronRight, GitCompareArrows, X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { differenceWords } from '#app/board/compare/difference-words.ts';
import { useVersion } from '#app/board/compare/use-version.ts';
import { useVersionPoint } from '#app/board/compare/use-version-point.ts';
import { versionLabel } from '#app/board/compare/version-choice.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { Button } from '#app/components/button.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { LAST_VISIT } from '#shared/history/last-visit.ts';
import { useCanvasParts } from '../canvas-context.ts';
import { fitMatrix, reveal } from '../editor/camera.ts';
import type { Place } from '../editor/pages.ts';
import { openLaneOf } from '../lanes/lane-choice.ts';
import { laneColumnWidth } from '../overlay/insets.ts';
import { fromAndTo, sinceBox } from './since-box.ts';
import { SinceCounts } from './since-counts.tsx';
import type { SinceStep } from './steps.ts';
import { useSinceKeys } from './use-since-keys.ts';

interface SinceBarProps {
  readonly editor: Editor;
  readonly place: Place;
  /** A version's id, a day, `baseline`, or `last-visit`. */
  readonly since: string;
  readonly onClose: () => void;
}

/** What the picture is compared with, how much changed, and the way through it change by change. */
export function SinceBar({ editor, place, since, onClose }: SinceBarProps) {
  const { session, state } = useCanvasParts();
  const [tries, setTries] = useState(0);
  const baseline = useValue('baseline', () => state.view.get().meta.baselineSnapshotId, [state]);
  const which = since === 'baseline' ? baseline : since;
  const found = useVersionPoint(session.boardId, which, tries);
  const point = found.state === 'found' ? found.point : null;
  const version = useVersion(session.boardId, point?.id ?? null, session.view.get());
  const before = version.state === 'open' ? version.view : null;
  useEffect(() => {
    state.since.before.set(before);
    state.since.at.set(null);
    return () => {
      state.since.before.set(null);
      state.since.at.set(null);
    };
  }, [state, before]);
  useEffect(() => {
    if (!before || place !== 'matrix') return;
    // The bar takes room of the picture, which the editor learns a frame later.
    const frame = requestAnimationFrame(() => fitMatrix(editor, state));
    return () => cancelAnimationFrame(frame);
  }, [editor, state, before, place]);
  const steps = useValue('steps', () => state.since.steps[place].get(), [state, place]);
  const at = useValue(state.since.at);
  const index = at ? steps.findIndex(({ kind, id }) => kind === at.kind && id === at.id) : -1;
  const go = useCallback(
    (direction: 1 | -1) => {
      const all = state.since.steps[place].get();
      const now = state.since.at.get();
      const from = now ? all.findIndex(({ kind, id }) => kind === now.kind && id === now.id) : -1;
      const next = all[(from < 0 && direction < 0 ? all.length - 1 : from + direction + all.length) % all.length];
      if (next) showStep(editor, state, next);
    },
    [editor, state, place],
  );
  useSinceKeys(editor, state, go, onClose);
  const failure = failureOf(which, found, version, point && versionLabel(point));
  return (
    <section className="qd-since" aria-label="Comparison" aria-busy={!failure && !before}>
      <div className="qd-since-line">
        <GitCompareArrows aria-hidden size={16} />
        <p className="qd-since-what">
          Compared with {since === LAST_VISIT && 'your last visit, '}
          <b>{point ? versionLabel(point) : which === null ? 'the baseline' : '…'}</b>
        </p>
        {before && <SinceCounts steps={steps} />}
        {before && steps.length > 0 && (
          <div className="qd-since-steps">
            <IconButton label="Previous change ([)" tooltip={false} onClick={() => go(-1)}>
              <ChevronLeft aria-hidden size={16} />
            </IconButton>
            <span aria-hidden>
              {index < 0 ? '–' : index + 1} of {steps.length}
            </span>
            <IconButton label="Next change (])" tooltip={false} onClick={() => go(1)}>
              <ChevronRight aria-hidden size={16} />
            </IconButton>
          </div>
        )}
        {before && point && <ListLink from={point.id} />}
        <IconButton label="Stop comparing (Esc)" tooltip={false} onClick={onClose}>
          <X aria-hidden size={16} />
        </IconButton>
      </div>
      {failure && (
        <p role="alert" className="qd-since-now">
          {failure} Nothing was changed.
          {which !== null && (
            <Button size="sm" onClick={() => setTries((n) => n + 1)}>
              Try again
            </Button>
          )}
        </p>
      )}
      {!failure && (
        // A line of its own height: a long sentence lies over the picture instead of moving it.
        <div className="qd-since-room">
          <p role="status" className="qd-since-now">
            {before ? <StepWords steps={steps} index={index} place={place} /> : 'Fetching the earlier version …'}
          </p>
        </div>
      )}
    </section>
  );
}

/** All that differs, as a list: also what has no place on a picture. */
function ListLink({ from }: { readonly from: string }) {
  const { session, base } = useBoard();
  const { state } = useCanvasParts();
  const count = useValue('differences', () => state.since.differences.get().length, [state]);
  const board = `/b/${session.boardId}`;
  // Of a stored version the pictures are below its own address.
  const to = base === board ? 'now' : (base.split('/').at(-1) ?? 'now');
  return (
    <Link className="qd-since-list" to={`${board}/history/compare?from=${from}&to=${to}`}>
      <span className="qd-since-wide">All {count} as a</span> list
    </Link>
  );
}

function StepWords({ steps, index, place }: { steps: readonly SinceStep[]; index: number; place: Place }) {
  const { people } = useBoard();
  const { state } = useCanvasParts();
  const today = useToday();
  const view = useValue('view', () => state.view.get(), [state]);
  const step = steps[index];
  if (!step) {
    if (steps.length > 0) return <>[ and ] lead from change to change.</>;
    return <>{place === 'matrix' ? 'No risk differs.' : 'No initiative and no milestone differs.'}</>;
  }
  const told = step.differences.map((difference) => {
    const words = differenceWords(difference, { view, people, today });
    const own = difference.kind === step.kind && difference.id === step.id;
    return own ? words : `${difference.title}: ${words}`;
  });
  return (
    <>
      <span className="sr-only">
        Change {index + 1} of {steps.length}:{' '}
      </span>
      <b>{step.title}</b> {told.join(' · ')}
    </>
  );
}

/** Shows a change: its item in view, with where it stood as far as both fit, and ringed. */
function showStep(editor: Editor, state: ReturnType<typeof useCanvasParts>['state'], step: SinceStep): void {
  const { kind, id } = step;
  state.since.at.set({ kind, id });
  editor.selectNone();
  if (kind === 'initiatives') openLaneOf(state, id);
  // A frame later: a lane that was just opened moves what lies in it.
  requestAnimationFrame(() => {
    const [whole, box] = [fromAndTo(editor, state, step), sinceBox(editor, state, step)];
    const { w } = editor.getViewportScreenBounds();
    const widest = (w - laneColumnWidth(w)) / editor.getZoomLevel();
    if (whole && whole.w < widest * 0.66) reveal(editor, whole);
    else if (box) reveal(editor, { ...box, w: Math.min(box.w, widest * 0.6) });
  });
}

function failureOf(
  which: string | null,
  found: ReturnType<typeof useVersionPoint>,
  version: ReturnType<typeof useVersion>,
  name: string | null,
): string | null {
  if (which === null) return 'This board has no baseline. Choose one among its versions in the history.';
  if (found.state === 'failed') return found.message;
  return version.state === 'failed' ? `${name}: ${version.message}` : null;
}
