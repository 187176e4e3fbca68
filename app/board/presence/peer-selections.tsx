import { useEditor, useValue } from '@tldraw/tldraw';
import { Fragment } from 'react';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import { placeOf } from '#app/board/canvas/editor/pages.ts';
import { shapeOfRecord } from './ghosts.ts';

/** What the others have selected: outlined in their colour, with their name at the first item. */
export function PeerSelections() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const selections = useValue('outlined selections', () => {
    const place = placeOf(editor);
    const rest = state.rest.get();
    return state.people.selections.get().flatMap(({ user, ids }) => {
      const shapes = ids.flatMap((id) => shapeOfRecord(id, place, rest) ?? []);
      return shapes.length > 0 ? [{ user, shapes }] : [];
    });
  }, [editor, state]);
  return selections.map(({ user, shapes }) => (
    <div key={user.id} style={{ '--person': user.color }} data-selected-by={user.name}>
      {shapes.map(({ id, type, x, y, w, h }, i) => (
        <Fragment key={id}>
          <div
            className="qd-selected"
            data-type={type}
            style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
          />
          {i === 0 && (
            <div className="qd-person-tag" style={{ transform: `translate(${x}px, ${y}px)` }}>
              <span>{user.name}</span>
            </div>
          )}
        </Fragment>
      ))}
    </div>
  ));
}
