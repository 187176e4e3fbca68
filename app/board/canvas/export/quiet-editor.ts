import type { Editor } from '@tldraw/tldraw';

/** The editor as nobody touches it: nothing hovered, selected or dragged, as a picture for others should be. */
export function quietEditor(editor: Editor): Editor {
  const quiet: Readonly<Record<PropertyKey, unknown>> = {
    getHoveredShapeId: () => null,
    getHoveredShape: () => undefined,
    getSelectedShapeIds: () => [],
    getSelectedShapes: () => [],
    getOnlySelectedShape: () => null,
    isIn: () => false,
    isInAny: () => false,
    getZoomLevel: () => 1,
  };
  return new Proxy(editor, {
    get(target, name) {
      if (Object.hasOwn(quiet, name)) return quiet[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
