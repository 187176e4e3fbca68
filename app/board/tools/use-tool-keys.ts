import { useEffect } from 'react';
import { isTextField } from '#app/board/shell/use-board-keys.ts';
import { paletteCode } from './tool-code.ts';
import type { ToolDesk } from './tool-desk.ts';

/** Ctrl/Cmd+K anywhere, and outside of text `?` and `.`: they are the app's, before the canvas gets them. */
export function useToolKeys(desk: ToolDesk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      const command = event.ctrlKey || event.metaKey;
      const tool = command
        ? event.key.toLowerCase() === 'k' && !event.shiftKey
          ? 'palette'
          : undefined
        : TOOL_OF[event.key];
      if (!tool || (!command && (isTextField(event.target) || isGridCell(event.target) || isOpen(desk)))) return;
      event.preventDefault();
      event.stopPropagation();
      if (isOpen(desk)) desk.close();
      else desk.show(tool);
    };
    const warm = setTimeout(paletteCode.warm, WARM_AFTER_MS);
    window.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(warm);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [desk]);
}

const TOOL_OF: Readonly<Record<string, 'shortcuts' | 'focus'>> = {
  '?': 'shortcuts',
  '.': 'focus',
};

/** Behind the board and its panel, so that the palette opens at once and without a line too. */
const WARM_AFTER_MS = 5_000;

function isOpen(desk: ToolDesk): boolean {
  return desk.shown.get().tool !== 'none';
}

/** In an editable grid a letter begins an edit. */
function isGridCell(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="grid"]:not([aria-readonly])') !== null;
}
