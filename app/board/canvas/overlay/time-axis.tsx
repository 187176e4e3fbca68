import { useEditor } from '@tldraw/tldraw';
import { useLayoutEffect, useRef } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import { AXIS_HEIGHT, paintAxis } from '../paint/paint-axis.ts';
import { paintOnTick } from '../paint/paint-on-tick.ts';
import { laneColumnWidth } from './insets.ts';

/** The axis of time at the top, which stays in view. */
export function TimeAxis() {
  const editor = useEditor();
  const { state, palette } = useCanvasParts();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const painting = paintOnTick({
      canvas: canvas.current,
      editor,
      palette: () => palette.get(),
      size() {
        const { w: width } = editor.getViewportScreenBounds();
        return { width, height: AXIS_HEIGHT, insetLeft: laneColumnWidth(width) };
      },
      shows() {
        state.pxPerDay.get();
        state.today.get();
      },
      paint: (brush) => paintAxis(brush, state.today.get(), state.pxPerDay.get()),
    });
    return painting.stop;
  }, [editor, state, palette]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without content takes no focus.
  return <canvas ref={canvas} className="qd-axis" aria-hidden="true" />;
}
