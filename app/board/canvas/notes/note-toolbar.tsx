import { useEditor, useValue } from '@tldraw/tldraw';
import { NOTE_ACTIONS } from '#app/board/actions/note-actions.ts';
import { useToolDesk } from '#app/board/tools/tool-desk.ts';
import { selectedNote } from './note-to-record.ts';

/** Above a selected note: the ways to make a record of it. */
export function NoteToolbar() {
  const editor = useEditor();
  const desk = useToolDesk();
  const at = useValue('note toolbar', () => {
    if (editor.getIsReadonly() || !editor.isIn('select.idle')) return null;
    const note = selectedNote(editor);
    const bounds = note && editor.getShapePageBounds(note);
    if (!bounds) return null;
    const { x, y } = editor.pageToViewport({ x: bounds.center.x, y: bounds.minY });
    return { x: Math.max(120, x), y: Math.max(52, y - 46) };
  }, [editor]);
  if (!at) return null;
  return (
    <div
      className="qd-note-toolbar"
      role="toolbar"
      aria-label="Note"
      style={{ transform: `translate(${at.x}px, ${at.y}px) translateX(-50%)` }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {NOTE_ACTIONS.map(({ id, label, icon: Icon, run }) => (
        <button
          key={id}
          type="button"
          onClick={() => {
            const context = desk.context();
            if (context) run?.(context);
          }}
        >
          {Icon && <Icon size={15} aria-hidden="true" />} {label}
        </button>
      ))}
    </div>
  );
}
