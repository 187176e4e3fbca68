import { type Editor, TLPOINTER_ID, useValue } from '@tldraw/tldraw';
import { CalendarMinus } from 'lucide-react';
import { isOverTray } from '../editor/over-tray.ts';

/** While bars are dragged: the tray says that they can be put back there, also where nothing is in it. */
export function TrayDrop({ editor }: { readonly editor: Editor }) {
  const drop = useValue('drop in the tray', () => {
    if (!editor.isIn('select.translating')) return null;
    const count = editor.getSelectedShapes().filter(({ type }) => type === 'qd-bar').length;
    return count === 0 ? null : count;
  }, [editor]);
  const isOver = useValue('over the tray', () => {
    if (drop === null) return false;
    // Where the pointer is, is no signal; its record in the store is.
    editor.store.get(TLPOINTER_ID);
    return isOverTray(editor);
  }, [editor, drop]);
  if (drop === null) return null;
  return (
    <p className="qd-tray-drop" data-over={isOver}>
      <CalendarMinus size={15} aria-hidden="true" />
      {drop === 1 ? 'Drop here to unschedule' : `Drop here to unschedule all ${drop}`}
    </p>
  );
}
