import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, Image, Lock } from 'lucide-react';
import { copyDrawings } from '#app/board/canvas/editor/copy-drawings.ts';
import { mayWrite } from './applies.ts';
import type { ActionCanvas, ActionContext, BoardAction } from './board-action.ts';

const isDrawing = (context: ActionContext) => (context.canvas?.drawings.length ?? 0) > 0;
const mayChange = (context: ActionContext) => isDrawing(context) && mayWrite(context);
const onDrawings = (change: (canvas: ActionCanvas) => unknown) => (context: ActionContext) => {
  if (context.canvas) change(context.canvas);
};

/** What tldraw does with free drawings. */
export const DRAWING_ACTIONS: readonly BoardAction[] = [
  {
    id: 'bring-to-front',
    group: 'drawing',
    label: 'Bring to front',
    words: 'order above',
    keys: [']'],
    icon: ArrowUpToLine,
    inMenu: true,
    applies: mayChange,
    run: onDrawings(({ editor, drawings }) => editor.bringToFront([...drawings])),
  },
  {
    id: 'bring-forward',
    group: 'drawing',
    label: 'Bring forward',
    words: 'order above',
    keys: ['Alt+]'],
    icon: ArrowUp,
    inMenu: true,
    applies: mayChange,
    run: onDrawings(({ editor, drawings }) => editor.bringForward([...drawings])),
  },
  {
    id: 'send-backward',
    group: 'drawing',
    label: 'Send backward',
    words: 'order below',
    keys: ['Alt+['],
    icon: ArrowDown,
    inMenu: true,
    applies: mayChange,
    run: onDrawings(({ editor, drawings }) => editor.sendBackward([...drawings])),
  },
  {
    id: 'send-to-back',
    group: 'drawing',
    label: 'Send to back',
    words: 'order below',
    keys: ['['],
    icon: ArrowDownToLine,
    inMenu: true,
    applies: mayChange,
    run: onDrawings(({ editor, drawings }) => editor.sendToBack([...drawings])),
  },
  {
    id: 'lock',
    group: 'drawing',
    label: 'Lock or unlock',
    words: 'fix hold still',
    icon: Lock,
    inMenu: true,
    applies: mayChange,
    run: onDrawings(({ editor, drawings }) => editor.toggleLock([...drawings])),
  },
  {
    id: 'copy-as',
    group: 'drawing',
    label: 'Copy as',
    words: 'png svg image picture',
    icon: Image,
    inMenu: true,
    applies: isDrawing,
    choices: ({ canvas, say }) =>
      (['png', 'svg'] as const).map((format) => ({
        id: format,
        label: format.toUpperCase(),
        run: () => canvas && void copyDrawings(canvas.editor, canvas.drawings, format, say),
      })),
  },
];
