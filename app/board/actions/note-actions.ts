import { RectangleHorizontal, TriangleAlert } from 'lucide-react';
import { makeRecordOfNote, selectedNote } from '#app/board/canvas/notes/note-to-record.ts';
import { mayWrite } from './applies.ts';
import type { ActionContext, BoardAction } from './board-action.ts';

const isNote = (context: ActionContext) =>
  mayWrite(context) && context.canvas !== null && selectedNote(context.canvas.editor) !== null;

/** A note becomes a record, in one step. */
export const NOTE_ACTIONS: readonly BoardAction[] = [
  {
    id: 'note-to-initiative',
    group: 'drawing',
    label: 'Make an initiative',
    words: 'note text convert record turn into',
    icon: RectangleHorizontal,
    inMenu: true,
    applies: isNote,
    run: (context) => makeRecordOfNote(context, 'initiatives'),
  },
  {
    id: 'note-to-risk',
    group: 'drawing',
    label: 'Make a risk',
    words: 'note text convert record turn into',
    icon: TriangleAlert,
    inMenu: true,
    applies: isNote,
    run: (context) => makeRecordOfNote(context, 'risks'),
  },
];
