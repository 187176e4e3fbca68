import type { Editor, TLContent, TLShapeId } from '@tldraw/tldraw';
import type { ActionContext } from '#app/board/actions/board-action.ts';
import { takeBackOffer } from '#app/board/actions/delete-records.ts';
import { memberValue } from '#app/board/fields/person.ts';
import { type CopiedRecords, copyRecords, readCopied } from '#shared/board/clipboard/copied-records.ts';
import { countWords } from '#shared/board/clipboard/count-words.ts';
import { type PastedRef, pasteRecords } from '#shared/board/commands/paste-commands.ts';
import { reveal } from '../editor/camera.ts';
import { derivedShapeId } from '../layout/derived-shape.ts';
import { joinDrawings } from './change-drawings-too.ts';

/** Makes new records of what a clipboard holds, and says what; refuses with a word what it can't read. */
export function pasteContent(context: ActionContext, records: string, drawings: string | null): void {
  const read = readCopied(records);
  if (!read.ok) {
    context.say({ title: 'This can not be pasted', description: read.message, tone: 'bad' });
    return;
  }
  const made = insertCopied(context, read.copied);
  if (!made) return;
  if (drawings !== null) joinDrawings(context, made.length > 0, () => pasteDrawings(context, drawings));
  const { initiatives, milestones, risks, dependencies } = read.copied;
  const counts = {
    initiatives: initiatives.length,
    milestones: milestones.length,
    risks: risks.length,
    dependencies: dependencies.length,
  };
  if (made.length === 0) return;
  const step = context.session.undo.lastStep();
  context.say({ title: `Pasted ${countWords(counts)}`, tone: 'ok', ...(step ? takeBackOffer(step) : {}) });
}

/** Copies the records that an action is about right on their board. */
export function duplicateItems(context: ActionContext): void {
  const { session, items } = context;
  insertCopied(context, copyRecords(session.view.get(), session.boardId, items));
}

function insertCopied(context: ActionContext, copied: CopiedRecords): readonly PastedRef[] | null {
  const { session, people, canvas } = context;
  const members = new Set(people.map(({ id }) => memberValue(id)));
  const isMember = (person: string) => members.has(person);
  const made = session.run((board, view, ctx) =>
    pasteRecords(board, { copied, view, boardId: session.boardId, isMember }, ctx),
  );
  if (!made) return null;
  if (canvas) selectMade(canvas.editor, made);
  return made;
}

/** Selects what was made and brings it into view; the shapes are derived in a microtask. */
export function selectMade(editor: Editor, made: readonly PastedRef[]): void {
  setTimeout(() => {
    const page = editor.getCurrentPageId();
    const ids = made
      .map(({ kind, id }) => derivedShapeId(kind, id) as TLShapeId)
      .filter((id) => editor.getShape(id)?.parentId === page);
    if (ids.length === 0) return;
    editor.setCurrentTool('select');
    editor.setSelectedShapes(ids);
    const bounds = editor.getSelectionPageBounds();
    if (bounds && !editor.getViewportPageBounds().includes(bounds)) reveal(editor, bounds);
  });
}

/** tldraw checks its own content when it takes it in. */
function pasteDrawings({ canvas, say }: ActionContext, drawings: string): void {
  if (!canvas) return;
  try {
    canvas.editor.putContentOntoCurrentPage(JSON.parse(drawings) as TLContent, { select: false });
  } catch {
    say({ title: 'The drawings could not be pasted', description: 'They are damaged.', tone: 'bad' });
  }
}
