import type { Editor } from '@tldraw/tldraw';
import type { WheelEvent as ReactWheelEvent } from 'react';

/** Lets the wheel scroll the picture when it turns above something that lies over it. */
export function forwardWheel(editor: Editor, event: ReactWheelEvent): void {
  const canvas = editor.getContainer().querySelector('.tl-canvas');
  canvas?.dispatchEvent(new WheelEvent('wheel', event.nativeEvent));
}
