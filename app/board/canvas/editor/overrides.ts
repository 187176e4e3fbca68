import type { TLUiOverrides } from '@tldraw/tldraw';
import type { BoardSession } from '#app/board/sync/board-session.ts';

/** tldraw's actions that mean something here. Records can't be grouped, rotated, aligned or put on other pages. */
const KEPT_ACTIONS = new Set([
  'undo',
  'redo',
  'copy',
  'cut',
  'paste',
  'duplicate',
  'delete',
  'select-all',
  'zoom-in',
  'zoom-out',
  'zoom-to-100',
  'zoom-to-selection',
  'bring-forward',
  'bring-to-front',
  'send-backward',
  'send-to-back',
]);

/** Keys that belong to the app: G then a letter goes to a picture, `/` searches. */
const APP_KEYS = new Set(['r', 'm', 't', 'd', 'h', '/', '.', '?']);
const OWN_KEYS: Readonly<Record<string, string>> = { draw: 'p,b,x', text: 'shift+t' };

/** tldraw's actions and keys as this board has them: undo is the session's, which knows records and drawings alike. */
export function uiOverrides(
  session: BoardSession,
  fit: () => void,
  run: (action: 'duplicate' | 'delete') => void,
): TLUiOverrides {
  return {
    actions(_editor, actions) {
      const kept = Object.fromEntries(Object.entries(actions).filter(([id]) => KEPT_ACTIONS.has(id)));
      if (kept.undo) kept.undo = { ...kept.undo, onSelect: () => session.undo.undo() };
      if (kept.redo)
        kept.redo = { ...kept.redo, kbd: 'cmd+shift+z,ctrl+shift+z,ctrl+y', onSelect: () => session.undo.redo() };
      for (const id of ['duplicate', 'delete'] as const)
        if (kept[id]) kept[id] = { ...kept[id], onSelect: () => run(id) };
      const zoomToFit = actions['zoom-to-fit'];
      if (zoomToFit) kept['zoom-to-fit'] = { ...zoomToFit, onSelect: fit };
      return kept;
    },
    tools(_editor, tools) {
      return Object.fromEntries(
        Object.entries(tools).map(([id, tool]) => {
          const keys = (OWN_KEYS[id] ?? tool.kbd ?? '').split(',').filter((key) => key !== '' && !APP_KEYS.has(key));
          return [id, { ...tool, kbd: keys.join(',') }];
        }),
      );
    },
  };
}
