import type { Editor } from '@tldraw/tldraw';
import { placeOf } from './pages.ts';

/** Height of the tray, and of the place to drop where there is none; canvas-lanes.css has it too. */
const TRAY_HEIGHT = 48;

/** Whether the pointer is where the tray of unscheduled work is, or would be. */
export function isOverTray(editor: Editor): boolean {
  const canvas = editor.getContainer().closest('.qd-canvas');
  if (!canvas || placeOf(editor) !== 'roadmap') return false;
  const { left, right, bottom } = canvas.getBoundingClientRect();
  const screen = editor.getViewportScreenBounds();
  const { x, y } = editor.inputs.currentScreenPoint;
  const [atX, atY] = [x + screen.x, y + screen.y];
  return atX >= left && atX <= right && atY >= bottom - TRAY_HEIGHT && atY <= bottom;
}
