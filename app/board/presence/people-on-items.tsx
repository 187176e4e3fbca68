import { useEditor, useValue } from '@tldraw/tldraw';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import { placeOf } from '#app/board/canvas/editor/pages.ts';
import { ItemTints } from './item-tints.tsx';
import { PeerDrag } from './peer-drag.tsx';
import { PeerSelections } from './peer-selections.tsx';

/** The others' hands on the items: what they drag right now, what they have selected, what they have just changed. Lies in the page's own coordinates. */
export function PeopleOnItems() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const dragging = useValue(
    'drags on this place',
    () => state.people.dragging.get().filter((peer) => peer.state.drag?.place === placeOf(editor)),
    [editor, state],
  );
  const isAnything = useValue(
    'anything of others',
    () => state.people.tints.get().length > 0 || state.people.selections.get().length > 0,
    [state],
  );
  if (dragging.length === 0 && !isAnything) return null;
  return (
    <PageLayer>
      <ItemTints />
      <PeerSelections />
      {dragging.map((peer) => (
        <PeerDrag key={peer.clientId} peer={peer} />
      ))}
    </PageLayer>
  );
}

/** Lets what lies in the page know the zoom, so that names and lines stay as large as they are on the screen. */
function PageLayer({ children }: { readonly children: React.ReactNode }) {
  const editor = useEditor();
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor]);
  return (
    <div className="qd-people" style={{ '--zoom': zoom }} aria-hidden="true">
      {children}
    </div>
  );
}
