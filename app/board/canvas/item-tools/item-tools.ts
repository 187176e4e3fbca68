import { type Editor, useEditor } from '@tldraw/tldraw';
import { useCallback } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import { currentStep } from '../editor/drag-rules.ts';
import { moveLink, startLink } from '../editor/link-draft.ts';
import type { PictureState } from '../editor/picture-state.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { nudgedPlacement } from '../layout/nudge.ts';
import { isAtEdge } from '../layout/nudge-order.ts';
import { askSlip } from '../schedule/schedule-state.ts';
import { itemBox } from '../walk/item-in-view.ts';
import { moveItems, orderWords, reorderItem, resizedPlacement, resizeItems } from '../walk/move-items.ts';

export type ToolName =
  | 'earlier'
  | 'later'
  | 'shorter'
  | 'longer'
  | 'lane-up'
  | 'lane-down'
  | 'row-up'
  | 'row-down'
  | 'dates'
  | 'link'
  | 'slip'
  | 'cell'
  | 'open'
  | 'more';

export interface ItemTool {
  readonly name: ToolName;
  readonly label: string;
  readonly disabled: boolean;
}

/** Working days of one press where days are too small to aim at. */
const WEEK = 5;

/** What the buttons of an item do now: by its kind, by the step that dragging would have, and by what is possible. */
export function toolsOf(editor: Editor, state: PictureState, item: ItemRef, readOnly: boolean): readonly ItemTool[] {
  const tool = (name: ToolName, label: string, disabled = false): ItemTool => ({ name, label, disabled });
  const open = [tool('open', 'Open'), tool('more', 'More')];
  if (item.kind === 'risks') return readOnly ? open : [tool('cell', 'Move to a cell'), ...open];
  const slip = tool('slip', 'What if this slips');
  if (readOnly) return [slip, ...open];
  const by = stepDays(editor, state) === WEEK ? 'by a week' : 'by a day';
  const dates = [tool('earlier', `Earlier ${by}`), tool('later', `Later ${by}`)];
  const link = tool('link', 'Link to what waits for this');
  const initiative = item.kind === 'initiatives' ? state.view.get().initiatives.byId.get(item.id) : undefined;
  const edit = tool('dates', 'Edit dates');
  if (!initiative) return [...dates, edit, link, slip, ...open];
  const calendar = state.calendar.get();
  const ends = (days: number) => resizedPlacement(initiative, days, calendar) === null;
  const lanes = (n: number) =>
    nudgedPlacement(initiative, { days: 0, lanes: n }, state.roadmap.get(), calendar) === null;
  const rows = (by: -1 | 1) => isAtEdge(state.roadmap.get(), item.id, by);
  const days = stepDays(editor, state);
  return [
    ...dates,
    tool('shorter', `Shorter ${by}`, ends(-days)),
    tool('longer', `Longer ${by}`, ends(days)),
    edit,
    tool('row-up', 'A row higher in its lane', rows(-1)),
    tool('row-down', 'A row lower in its lane', rows(1)),
    tool('lane-up', 'To the lane above', lanes(-1)),
    tool('lane-down', 'To the lane below', lanes(1)),
    link,
    slip,
    ...open,
  ];
}

function stepDays(editor: Editor, state: PictureState): number {
  return currentStep(editor, state) === 'week' ? WEEK : 1;
}

/** The function that does what a button says. */
export function useItemTool(): (name: ToolName, item: ItemRef) => void {
  const editor = useEditor();
  const { session, state, openItem } = useCanvasParts();
  return useCallback(
    (name, item) => {
      const days = stepDays(editor, state);
      const move = (by: number, lanes: number) => moveItems(session, state, [item], { days: by, lanes });
      const reorder = (rows: -1 | 1) => state.walk.said.set(orderWords(reorderItem(session, state, item, rows), rows));
      const tools: Readonly<Record<ToolName, () => void>> = {
        earlier: () => move(-days, 0),
        later: () => move(days, 0),
        shorter: () => resizeItems(session, state, [item], -days),
        longer: () => resizeItems(session, state, [item], days),
        'lane-up': () => move(0, -1),
        'lane-down': () => move(0, 1),
        'row-up': () => reorder(-1),
        'row-down': () => reorder(1),
        dates: () => state.editingDates.set(item),
        link: () => startLinking(editor, state, item),
        slip: () => askSlip(state, item),
        cell: () => state.movingToCell.set(item.id),
        open: () => openItem(item),
        more: () => askForMenu(editor),
      };
      tools[name]();
    },
    [editor, session, state, openItem],
  );
}

/** The line from the item's end to wherever the next click is. */
function startLinking(editor: Editor, state: PictureState, item: ItemRef): void {
  const box = itemBox(editor, state, item);
  if (!box) return;
  const point = { x: box.x + box.w + 24 / editor.getZoomLevel(), y: box.y + box.h / 2 };
  startLink(state, item.id, 'end', point);
  moveLink(editor, state, editor.pageToScreen(point), 'clicks');
}

/** The context menu of what is selected, as the menu key asks for it. */
function askForMenu(editor: Editor): void {
  const request = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
  editor.getContainer().querySelector('.tl-canvas')?.dispatchEvent(request);
}
