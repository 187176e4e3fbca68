import type { Editor, TLShape } from '@tldraw/tldraw';
import type { ActionContext } from '#app/board/actions/board-action.ts';
import { initiativeFieldsAt, riskFieldsAt } from '#app/board/canvas/editor/open-and-create.ts';
import { changeDrawings } from '#shared/board/commands/canvas-commands.ts';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { addRisk } from '#shared/board/commands/risk-commands.ts';

const WRITTEN_ON = new Set(['note', 'text', 'geo']);
const MAX_TITLE = 300;

/** The only selected drawing, when something is written on it; null else. */
export function selectedNote(editor: Editor): TLShape | null {
  const shape = editor.getOnlySelectedShape();
  if (!shape || shape.isLocked || !WRITTEN_ON.has(shape.type)) return null;
  return textOf(editor, shape) === '' ? null : shape;
}

/**
 * Makes a record of what a note says, where the note lies, in its stead: one step of undo. The first line is the title,
 * the rest its description or notes. Where the note lies in no lane and no cell, the record has no place yet.
 */
export function makeRecordOfNote(context: ActionContext, kind: 'initiatives' | 'risks'): void {
  const { canvas, session, openItem } = context;
  const note = canvas && selectedNote(canvas.editor);
  const bounds = note && canvas.editor.getShapePageBounds(note);
  if (!canvas || !note || !bounds) return;
  const [first = '', ...others] = textOf(canvas.editor, note).split('\n');
  const title = first.trim().slice(0, MAX_TITLE);
  const rest = others.join('\n').trim();
  const { state } = canvas.parts;
  const onRoadmap = canvas.place === 'roadmap';
  const id = session.run((board, view, ctx) => {
    changeDrawings(board, { put: [], remove: [note.id, ...bindingsOf(view.canvas, note.id)] });
    if (kind === 'risks') {
      const score = onRoadmap ? null : riskFieldsAt(state, bounds.center);
      return addRisk(board, { fields: { title, notes: rest, ...score }, view }, ctx);
    }
    const place = onRoadmap ? initiativeFieldsAt(state, { x: bounds.minX, y: bounds.center.y }) : null;
    return addInitiative(board, { fields: { title, description: rest, ...place }, view }, ctx);
  });
  if (id !== undefined) openItem(kind, id);
}

/** Arrows that hold on to the note let go. */
function bindingsOf(drawings: ReadonlyMap<string, Readonly<Record<string, unknown>>>, noteId: string): string[] {
  return [...drawings]
    .filter(([, { typeName, fromId, toId }]) => typeName === 'binding' && (fromId === noteId || toId === noteId))
    .map(([id]) => id);
}

function textOf(editor: Editor, shape: TLShape): string {
  return editor.getShapeUtil(shape).getText(shape)?.trim() ?? '';
}
