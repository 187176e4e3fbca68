import { useEditor } from '@tldraw/tldraw';
import { useLayoutEffect, useRef } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import { startPicture } from '../paint/picture-painter.ts';

/** The painted picture, behind tldraw's shapes. The register is its table twin for who can't see it. */
export function PictureLayer() {
  const editor = useEditor();
  const { state, palette } = useCanvasParts();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(
    () => (canvas.current ? startPicture(canvas.current, editor, state, () => palette.get()) : undefined),
    [editor, state, palette],
  );
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without content takes no focus.
  return <canvas ref={canvas} className="qd-picture" aria-hidden="true" />;
}
