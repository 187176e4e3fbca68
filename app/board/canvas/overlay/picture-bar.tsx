import { type Editor, useValue } from '@tldraw/tldraw';
import { ChartSpline, Maximize2, Spline, ZoomIn, ZoomOut } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { MatrixControls } from '#app/board/matrix/matrix-controls.tsx';
import { scheduleRiskOf } from '#app/board/schedule-risk/schedule-risk.ts';
import { useDatesPanel, WHOLE_PLAN } from '#app/board/schedule-risk/use-dates-panel.ts';
import { IconButton } from '#app/components/icon-button.tsx';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import { changeScale, fitAll, goToToday } from '../editor/camera.ts';
import type { Place } from '../editor/pages.ts';
import { FilterMenu } from '../filter/filter-menu.tsx';
import { LanesMenu } from '../lanes/lanes-menu.tsx';
import { nearestScale, SCALES, type ScaleName } from '../layout/time-scale.ts';
import { CriticalToggle } from '../schedule/critical-toggle.tsx';
import { RoadmapLegend } from './roadmap-legend.tsx';

const SCALE_OPTIONS: readonly { readonly value: ScaleName; readonly label: string }[] = [
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'half', label: 'Half' },
];

/** The picture's own controls. */
export function PictureBar({ editor, place }: { readonly editor: Editor; readonly place: Place }) {
  const { state } = useCanvasParts();
  return (
    <div className="qd-bar">
      <div className="qd-zoom">
        <IconButton label="Zoom out" onClick={() => editor.zoomOut()}>
          <ZoomOut size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Zoom in" onClick={() => editor.zoomIn()}>
          <ZoomIn size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Fit everything" onClick={() => fitAll(editor, state)}>
          <Maximize2 size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <FilterMenu place={place} />
      {place === 'roadmap' ? <RoadmapControls editor={editor} /> : <MatrixControls editor={editor} />}
    </div>
  );
}

function RoadmapControls({ editor }: { readonly editor: Editor }) {
  const { state } = useCanvasParts();
  const linkCount = useValue('link count', () => state.links.get().length, [state]);
  const linksShown = useValue('links shown', () => state.linksShown.get(), [state]);
  const scale = useValue('nearest scale', () => nearestScale(state.pxPerDay.get() * editor.getZoomLevel()), [
    editor,
    state,
  ]);
  return (
    <>
      <LanesMenu />
      {linkCount > 0 && (
        <button
          type="button"
          className="qd-button"
          aria-pressed={linksShown}
          aria-label={`Dependency lines, ${linkCount}`}
          title={linksShown ? 'Hide dependency lines' : 'Show dependency lines'}
          onClick={() => state.linksChosen.set(!linksShown)}
        >
          <Spline size={15} aria-hidden="true" />
          <span className="qd-wide">Links</span> <span className="qd-count">{linkCount}</span>
        </button>
      )}
      <DatesAtRiskButton />
      <CriticalToggle />
      <RoadmapLegend />
      <button type="button" className="qd-button" onClick={() => goToToday(editor, state)}>
        Today
      </button>
      <SegmentedControl<ScaleName>
        label="Scale of time"
        folds
        value={scale}
        options={SCALE_OPTIONS}
        onChange={(name) => changeScale(editor, state, SCALES[name])}
      />
    </>
  );
}

function DatesAtRiskButton() {
  const { session } = useCanvasParts();
  const { about, show, close } = useDatesPanel();
  const risk = scheduleRiskOf(session);
  // Its progress is the panel's to show: here only whether it has answered.
  const simulation = useSyncExternalStore(
    risk.subscribe,
    () => risk.get().state,
    () => 'waiting' as const,
  );
  return (
    <button
      type="button"
      className="qd-button"
      aria-pressed={about !== null}
      aria-label="Dates at risk"
      data-simulation={simulation}
      title="When will it be finished, how sure is that, and what would buy days?"
      onClick={() => (about === null ? show(WHOLE_PLAN) : close())}
    >
      <ChartSpline size={15} aria-hidden="true" />
      <span className="qd-wide">Dates at risk</span>
    </button>
  );
}
