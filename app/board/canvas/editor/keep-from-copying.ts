import type { Editor, TLShape, TLShapeId } from '@tldraw/tldraw';
import { itemOfShape } from '../layout/derived-shape.ts';

/**
 * There is no second record behind the copy of a bar: Alt while dragging frees it from snapping instead of cloning it,
 * and duplicating or pasting takes the drawings alone.
 */
export function keepFromCopying(editor: Editor): void {
  const canCreate = editor.canCreateShapes.bind(editor);
  editor.canCreateShapes = (shapes) =>
    !shapes.some((shape) => isDerived(typeof shape === 'string' ? shape : (shape.id ?? ''))) && canCreate(shapes);

  const duplicate = editor.duplicateShapes.bind(editor);
  editor.duplicateShapes = (shapes: TLShapeId[] | TLShape[], offset) => {
    const ids = shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id)).filter((id) => !isDerived(id));
    return ids.length === 0 ? editor : duplicate(ids, offset);
  };

  const put = editor.putContentOntoCurrentPage.bind(editor);
  editor.putContentOntoCurrentPage = (content, options) => {
    const shapes = content.shapes.filter(({ id }) => !isDerived(id));
    if (shapes.length === 0) return editor;
    const kept = new Set<string>(shapes.map(({ id }) => id));
    return put(
      {
        ...content,
        shapes,
        rootShapeIds: content.rootShapeIds.filter((id) => kept.has(id)),
        bindings: content.bindings?.filter(({ fromId, toId }) => kept.has(fromId) && kept.has(toId)),
      },
      options,
    );
  };
}

function isDerived(shapeId: string): boolean {
  return itemOfShape(shapeId) !== null;
}
