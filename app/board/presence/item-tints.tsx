import { useValue } from '@tldraw/tldraw';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';

/** What somebody has just changed, for a moment in their colour. */
export function ItemTints() {
  const { state } = useCanvasParts();
  const tints = useValue('tinted items', () => {
    const rest = state.rest.get();
    return state.people.tints.get().flatMap((tint) => {
      const shape = rest.get(tint.shapeId);
      return shape ? [{ ...tint, shape }] : [];
    });
  }, [state]);
  return tints.map(({ shapeId, color, until, shape: { type, x, y, w, h } }) => (
    <div
      key={`${shapeId} ${until}`}
      className="qd-tint"
      data-type={type}
      style={{ '--person': color, transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
    />
  ));
}
