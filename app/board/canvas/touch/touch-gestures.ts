import type { Editor, StateNode, TLPointerEventInfo, TLShapeId } from '@tldraw/tldraw';
import { type ItemRef, itemOfShape } from '../layout/derived-shape.ts';
import { TouchPanning } from './touch-panning.ts';

/** Narrower pictures are a phone's: there a bar moves only after a long press. */
const TABLET_FROM = 640;

/**
 * Fingers on the picture: one pans, two zoom (tldraw's own), a tap selects and a second tap opens. An item moves when it was
 * selected before (not on a phone) or after a long press; a long press without a move asks for the context menu.
 */
export function touchGestures(editor: Editor, open: (item: ItemRef) => void): () => void {
  const select = editor.getStateDescendant('select');
  const onCanvas = editor.getStateDescendant('select.pointing_canvas');
  const onShape = editor.getStateDescendant('select.pointing_shape');
  if (!select || !onCanvas || !onShape) return () => undefined;
  if (!select.children?.[TouchPanning.id]) select.addChild(TouchPanning);
  const container = editor.getContainer();
  let selectedBefore: readonly TLShapeId[] = [];
  let pressed = false;

  const remember = () => {
    selectedBefore = editor.getSelectedShapeIds();
    pressed = false;
  };
  const isTouch = ({ isPen }: TLPointerEventInfo) => editor.getInstanceState().isCoarsePointer && !isPen;
  const pan = (info: TLPointerEventInfo) => {
    editor.setSelectedShapes([...selectedBefore]);
    select.transition(TouchPanning.id, info);
  };
  const askForMenu = () => {
    const { x, y } = editor.inputs.currentScreenPoint;
    const { x: left, y: top } = editor.getViewportScreenBounds();
    const at = { clientX: x + left, clientY: y + top, bubbles: true, cancelable: true };
    container.querySelector('.tl-canvas')?.dispatchEvent(new MouseEvent('contextmenu', at));
  };
  const mayDrag = () => {
    const [only] = editor.getSelectedShapeIds();
    return (
      !editor.getIsReadonly() && (pressed || (!isPhone(editor) && only !== undefined && selectedBefore.includes(only)))
    );
  };

  const stops = [
    override(onCanvas, 'onPointerMove', (info, own) => {
      if (!isTouch(info)) own();
      else if (editor.inputs.isDragging) pan(info);
    }),
    override(onCanvas, 'onLongPress', (info) => {
      if (isTouch(info)) pressed = true;
    }),
    override(onCanvas, 'onPointerUp', (info, own) => {
      own();
      if (isTouch(info) && pressed) askForMenu();
    }),
    override(onShape, 'onPointerMove', (info, own) => {
      if (!isTouch(info) || !editor.inputs.isDragging || mayDrag()) own();
      else pan(info);
    }),
    override(onShape, 'onLongPress', (info, own) => {
      if (!isTouch(info)) own();
      else if (!pressed) {
        pressed = true;
        // Felt, where the device can, because nothing is seen yet: from now on a move takes the item along.
        navigator.vibrate?.(10);
      }
    }),
    override(onShape, 'onPointerUp', (info, own) => {
      own();
      if (!isTouch(info)) return;
      const only = editor.getOnlySelectedShapeId();
      const item = only && itemOfShape(only);
      if (pressed) askForMenu();
      else if (item && selectedBefore.length === 1 && selectedBefore[0] === only) open(item);
    }),
  ];
  container.addEventListener('pointerdown', remember, true);
  return () => {
    container.removeEventListener('pointerdown', remember, true);
    for (const stop of stops) stop();
  };
}

/** A finger on a narrow picture. */
export function isPhone(editor: Editor): boolean {
  return editor.getInstanceState().isCoarsePointer && editor.getViewportScreenBounds().w < TABLET_FROM;
}

type Handler = 'onPointerMove' | 'onPointerUp' | 'onLongPress';

/** Puts a handler before a state's own, which it gets as a function. Answers how to take it away. */
function override(
  node: StateNode,
  name: Handler,
  handler: (info: TLPointerEventInfo, own: () => void) => void,
): () => void {
  const own = node[name]?.bind(node);
  node[name] = (info: TLPointerEventInfo) => handler(info, () => own?.(info));
  return () => {
    node[name] = own;
  };
}
