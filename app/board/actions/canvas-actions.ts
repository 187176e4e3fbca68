import { ADD_ACTIONS } from './add-actions.ts';
import type { BoardAction } from './board-action.ts';
import { CLIPBOARD_ACTIONS } from './clipboard-actions.ts';
import { DRAWING_ACTIONS } from './drawing-actions.ts';
import { EXPORT_ACTIONS } from './export-actions.ts';
import { ITEM_ACTIONS } from './item-actions.ts';
import { MOVE_ACTIONS } from './move-actions.ts';
import { NOTE_ACTIONS } from './note-actions.ts';
import { TOOL_ACTIONS } from './tool-actions.ts';
import { VIEW_ACTIONS } from './view-actions.ts';

/** The actions that need a canvas. */
export const CANVAS_ACTIONS: readonly BoardAction[] = [
  ...ITEM_ACTIONS,
  ...MOVE_ACTIONS,
  ...ADD_ACTIONS,
  ...CLIPBOARD_ACTIONS,
  ...NOTE_ACTIONS,
  ...DRAWING_ACTIONS,
  ...VIEW_ACTIONS,
  ...TOOL_ACTIONS,
  ...EXPORT_ACTIONS,
];
