import { type Editor, useValue } from '@tldraw/tldraw';
import { Maximize2, Spline, ZoomIn, ZoomOut } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { SCORE_BASES, type ScoreBasis } from '#shared/board/records/risk.ts';
import { useCanvasParts } from '../canvas-context.ts';
import { changeScale, fitAll, goToToday } from '../editor/camera.ts';
import type { Place } from '../editor/pages.ts';
import { SCALES, type ScaleName } from '../layout/time-scale.ts';

const SCALE_LABELS: Readonly<Record<ScaleName, string>> = {
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  half: 'Half',
};
const BASIS_LABELS: Readonly<Record<ScoreBasis, string>> = {
  inherent: 'Inherent',
  current: 'Current',
  target: 'Target',
};

/** The picture's own controls. */
export function PictureBar({ editor, place }: { readonly editor: Editor; readonly place: Place }) {
  const { state } = useCanvasParts();
  return (
    <div className="qd-bar">
      {place === 'roadmap' ? <RoadmapControls editor={editor} /> : <BasisSwitch />}
      <div className="qd-button-group">
        <IconButton label="Zoom out" onClick={() => editor.zoomOut()} icon={ZoomOut} />
        <IconButton label="Zoom in" onClick={() => editor.zoomIn()} icon={ZoomIn} />
        <IconButton label="Fit everything" onClick={() => fitAll(editor, state)} icon={Maximize2} />
      </div>
    </div>
  );
}

function RoadmapControls({ editor }: { readonly editor: Editor }) {
  const { state } = useCanvasParts();
  const linkCount = useValue('link count', () => state.links.get().length, [state]);
  const linksShown = useValue('links shown', () => state.linksShown.get(), [state]);
  const pxPerDay = useValue('px per day', () => state.pxPerDay.get(), [state]);
  const scale = (Object.keys(SCALES) as ScaleName[]).find((name) => SCALES[name] === pxPerDay);
  return (
    <>
      {linkCount > 0 && (
        <button
          type="button"
          className="qd-button"
          aria-pressed={linksShown}
          aria-label="Dependency lines"
          title={linksShown ? 'Hide dependency lines' : 'Show dependency lines'}
          onClick={() => state.linksChosen.set(!linksShown)}
        >
          <Spline size={15} aria-hidden="true" />
          <span className="qd-wide">Links</span> <span className="qd-count">{linkCount}</span>
        </button>
      )}
      <button type="button" className="qd-button" onClick={() => goToToday(editor, state)}>
        Today
      </button>
      <Segmented
        label="Scale of time"
        value={scale ?? ''}
        options={SCALE_LABELS}
        onChange={(name) => changeScale(editor, state, SCALES[name])}
      />
    </>
  );
}

function BasisSwitch() {
  const { state } = useCanvasParts();
  const basis = useValue('basis', () => state.basis.get(), [state]);
  const options = Object.fromEntries(SCORE_BASES.map((name) => [name, BASIS_LABELS[name]])) as typeof BASIS_LABELS;
  return <Segmented label="Which score" value={basis} options={options} onChange={(name) => state.basis.set(name)} />;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T | '';
  readonly options: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
}

function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      className="qd-segmented"
      aria-label={label}
      value={value}
      onValueChange={(next) => next !== '' && onChange(next as T)}
    >
      {(Object.entries(options) as [T, string][]).map(([name, text]) => (
        <ToggleGroup.Item key={name} value={name} className="qd-segment">
          {text}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon: typeof ZoomIn;
}

function IconButton({ label, onClick, icon: Icon }: IconButtonProps) {
  return (
    <button type="button" className="qd-button qd-icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon size={15} aria-hidden="true" />
    </button>
  );
}
