import { Diamond, Plus, TriangleAlert } from 'lucide-react';
import { createInitiative, createMilestone, createRisk } from '#app/board/canvas/editor/open-and-create.ts';
import type { ItemRef } from '#app/board/canvas/layout/derived-shape.ts';
import { mayWrite, shows } from './applies.ts';
import type { ActionCanvas, ActionContext, BoardAction } from './board-action.ts';

/** New records where the pointer is, opened at once. */
export const ADD_ACTIONS: readonly BoardAction[] = [
  {
    id: 'add-initiative',
    group: 'add',
    label: 'Add initiative here',
    words: 'new create bar project',
    icon: Plus,
    inMenu: true,
    applies: (context) => mayWrite(context) && shows('roadmap', context) && isPlace(context),
    run: (context) => add(context, createInitiative),
  },
  {
    id: 'add-milestone',
    group: 'add',
    label: 'Add milestone here',
    words: 'new create date diamond release',
    icon: Diamond,
    inMenu: true,
    applies: (context) => mayWrite(context) && shows('roadmap', context) && isPlace(context),
    run: (context) => add(context, createMilestone),
  },
  {
    id: 'add-risk',
    group: 'add',
    label: 'Add risk here',
    words: 'new create chip threat',
    icon: TriangleAlert,
    inMenu: true,
    applies: (context) => mayWrite(context) && shows('matrix', context) && isPlace(context),
    run: (context) => add(context, createRisk),
  },
];

/** Over an item a menu is about that item. */
function isPlace({ items, canvas }: ActionContext): boolean {
  return items.length === 0 && canvas?.drawings.length === 0;
}

function add(
  { canvas, openItem }: ActionContext,
  create: (
    session: ActionCanvas['parts']['session'],
    state: ActionCanvas['parts']['state'],
    at: ActionCanvas['here'],
  ) => ItemRef | null,
): void {
  if (!canvas) return;
  const made = create(canvas.parts.session, canvas.parts.state, canvas.here);
  if (made) openItem(made.kind, made.id);
}
