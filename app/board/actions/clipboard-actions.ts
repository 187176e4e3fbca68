import { ClipboardPaste, Copy, CopyPlus, Scissors, Trash2 } from 'lucide-react';
import { changeDrawingsToo } from '#app/board/canvas/clipboard/change-drawings-too.ts';
import { deleteSelection } from '#app/board/canvas/clipboard/copy-selection.ts';
import { pasteFromMenu } from '#app/board/canvas/clipboard/paste-from-menu.ts';
import { duplicateItems } from '#app/board/canvas/clipboard/paste-records.ts';
import { mayWrite } from './applies.ts';
import type { ActionContext, BoardAction } from './board-action.ts';

const hasSelection = ({ canvas, items }: ActionContext) =>
  canvas !== null && (items.length > 0 || canvas.drawings.length > 0);
const mayChange = (context: ActionContext) => hasSelection(context) && mayWrite(context);

/** Copies of records and drawings. The keys of copy, cut and paste come as the browser's own events. */
export const CLIPBOARD_ACTIONS: readonly BoardAction[] = [
  {
    id: 'cut',
    group: 'clipboard',
    label: 'Cut',
    keys: ['Mod+X'],
    icon: Scissors,
    inMenu: true,
    applies: mayChange,
    run: onceMenuIsGone(() => document.execCommand('cut')),
  },
  {
    id: 'copy',
    group: 'clipboard',
    label: 'Copy',
    words: 'clipboard spreadsheet table',
    keys: ['Mod+C'],
    icon: Copy,
    inMenu: true,
    applies: hasSelection,
    run: onceMenuIsGone(() => document.execCommand('copy')),
  },
  {
    id: 'paste',
    group: 'clipboard',
    label: 'Paste',
    words: 'clipboard insert lines',
    keys: ['Mod+V'],
    icon: ClipboardPaste,
    inMenu: true,
    applies: (context) => context.canvas !== null && mayWrite(context),
    run: onceMenuIsGone(({ say }) => pasteFromMenu(say)),
  },
  {
    id: 'duplicate',
    group: 'clipboard',
    label: 'Duplicate',
    words: 'copy clone again',
    keys: ['Mod+D'],
    icon: CopyPlus,
    inMenu: true,
    applies: mayChange,
    run(context) {
      const { items } = context;
      if (items.length > 0) duplicateItems(context);
      changeDrawingsToo(context, (editor, drawings) => editor.duplicateShapes([...drawings], { x: 24, y: 24 }));
    },
  },
  {
    id: 'delete',
    group: 'clipboard',
    label: 'Delete',
    words: 'remove',
    keys: ['Delete', 'Backspace'],
    icon: Trash2,
    danger: true,
    inMenu: true,
    applies: mayChange,
    run: deleteSelection,
  },
];

/** The browser copies from what has the focus: the canvas has it again once the menu is gone. */
function onceMenuIsGone(work: (context: ActionContext) => unknown): (context: ActionContext) => void {
  return (context) => {
    setTimeout(() => {
      context.canvas?.editor.focus();
      work(context);
    }, 50);
  };
}
