import { useValue } from '@tldraw/tldraw';
import { CircleHelp } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { IconButton } from '#app/components/icon-button.tsx';
import { Popover } from '#app/components/popover.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import type { Brush } from '../paint/brush.ts';
import { createTextFitter, PICTURE_FONT } from '../paint/fit-text.ts';
import type { Palette } from '../paint/palette.ts';
import { createTextQueue } from '../paint/text-queue.ts';
import { SINCE_LEGEND } from '../since/since-legend.ts';
import { LEGEND, type LegendLine, SAMPLE } from './legend-samples.ts';

/** A button that says what the looks of the roadmap mean. The samples are painted by what paints the picture. */
export function RoadmapLegend() {
  const { state } = useCanvasParts();
  const isComparing = useValue('comparing', () => state.since.before.get() !== null, [state]);
  // What one asks about first, while it shows.
  const sections = isComparing ? [{ title: 'Comparison', lines: SINCE_LEGEND }, ...LEGEND] : LEGEND;
  return (
    <Popover
      label="Legend of the roadmap"
      align="end"
      className="w-auto"
      trigger={
        <IconButton label="Legend">
          <CircleHelp size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      <div className="qd-legend">
        {sections.map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line.words}>
                  <Sample line={line} />
                  {line.words}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Popover>
  );
}

function Sample({ line }: { readonly line: LegendLine }) {
  const { palette: signal } = useCanvasParts();
  const palette = useValue(signal);
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current) paintSample(canvas.current, palette, line);
  }, [palette, line]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without content takes no focus.
  return <canvas ref={canvas} aria-hidden="true" />;
}

function paintSample(canvas: HTMLCanvasElement, palette: Palette, { paint }: LegendLine): void {
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  const ratio = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [SAMPLE.width * ratio, SAMPLE.height * ratio];
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = 'middle';
  const text = createTextFitter(PICTURE_FONT);
  const lines = createTextQueue(ctx, text);
  const camera = { x: 0, y: 0, z: 1 };
  const brush: Brush = { ctx, palette, text, lines, camera, ...SAMPLE, insetLeft: 0 };
  paint(brush);
  lines.flush();
}
