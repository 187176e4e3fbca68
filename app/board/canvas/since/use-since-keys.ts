import type { Editor } from '@tldraw/tldraw';
import { useEffect } from 'react';
import { isTextField } from '#app/board/shell/use-board-keys.ts';
import type { PictureState } from '../editor/picture-state.ts';

/** What lies over the picture and takes Escape first. */
const OVERLAYS = '[role="dialog"], [role="menu"]';

/** `[` and `]` lead through the changes; Escape ends the comparison when nothing else has a use for it. */
export function useSinceKeys(
  editor: Editor,
  state: PictureState,
  onStep: (direction: 1 | -1) => void,
  onClose: () => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTextField(event.target) || event.isComposing) return;
      const direction = event.key === ']' ? 1 : event.key === '[' ? -1 : 0;
      if (direction !== 0 && !isCommand(event)) {
        event.preventDefault();
        // The canvas has these keys for what lies over what.
        event.stopPropagation();
        onStep(direction);
      } else if (event.key === 'Escape' && isIdle(editor, state)) {
        event.preventDefault();
        onClose();
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [editor, state, onStep, onClose]);
}

/** On many keyboards a bracket is typed with AltGr, which some systems tell as Ctrl and Alt. */
function isCommand(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
}

function isIdle(editor: Editor, state: PictureState): boolean {
  if (document.querySelector(OVERLAYS) || state.walk.ring.get()) return false;
  return editor.isIn('select.idle') && editor.getSelectedShapeIds().length === 0;
}
