import { DRAWING_TOOLS } from '#app/board/canvas/overlay/drawing-tools.ts';
import { mayWrite } from './applies.ts';
import type { BoardAction } from './board-action.ts';

/** The tools of the toolbar. */
export const TOOL_ACTIONS: readonly BoardAction[] = DRAWING_TOOLS.map(({ id, name, key, icon, words }) => ({
  id: `tool-${id}`,
  group: 'tool',
  label: name,
  words,
  keys: [key],
  icon,
  applies: (context) => context.canvas !== null && mayWrite(context),
  run: ({ canvas }) => canvas?.editor.setCurrentTool(id),
}));
