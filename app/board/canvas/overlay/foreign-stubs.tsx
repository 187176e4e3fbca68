import { useNavigate } from '@remix-run/react';
import { type Editor, type TLShapeId, useEditor, useValue } from '@tldraw/tldraw';
import { useMemo } from 'react';
import { useForeignLinks } from '#app/board/dependencies/use-foreign-links.ts';
import { withIncoming } from '#shared/dependencies/foreign-links.ts';
import { linksOfBoard } from '#shared/dependencies/links-of-board.ts';
import { useCanvasParts } from '../canvas-context.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { derivedShapeId } from '../layout/derived-shape.ts';
import { type ForeignStub, foreignStubs, stubWords } from '../layout/foreign-stubs.ts';

/** A roadmap is looked at for hours by many: other boards' dates are asked for less often than where they are the matter. */
const REFRESH_MS = 300_000;
/** The target of a stub in screen pixels; canvas-links.css has it too. */
const SIZE = 24;

/** A stub that is in view, and where on the page it meets its item. */
interface PlacedStub {
  readonly stub: ForeignStub;
  readonly x: number;
  readonly y: number;
}

/**
 * Short lines from items that have dependencies with other boards: which one, on hover; a click opens it. Beyond the
 * number of links that are drawn, they show when the lines do.
 */
export function ForeignStubs() {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const view = useValue('view', () => state.view.get(), [state]);
  const foreign = useForeignLinks(view.dependencies, REFRESH_MS);
  const { dependencies, initiatives, milestones, teams, meta } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these tables of the view are all that is read of it
  const stubs = useMemo(() => {
    const hasAny = foreign.incoming.links.length > 0 || foreign.ends.size > 0;
    if (!hasAny) return [];
    const { links } = withIncoming(linksOfBoard(view, session.boardId, foreign.ends), foreign);
    return foreignStubs(links, session.boardId);
  }, [session, foreign, dependencies, initiatives, milestones, teams, meta]);
  const placed = useValue('stubs in view', () => stubsInView(editor, state, stubs), [editor, state, stubs]);
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor]);
  return placed.map((one) => <Stub key={`${one.stub.edge} ${one.stub.itemId}`} {...one} zoom={zoom} />);
}

function stubsInView(editor: Editor, state: PictureState, stubs: readonly ForeignStub[]): readonly PlacedStub[] {
  if (stubs.length === 0 || placeOf(editor) !== 'roadmap' || !state.linksShown.get()) return [];
  const view = editor.getViewportPageBounds();
  const bright = state.filtering.matching.get();
  return stubs.flatMap((stub) => {
    const shape = shapeOf(editor, state, stub.itemId);
    if (!shape) return [];
    const x = stub.edge === 'end' ? shape.x + shape.props.w : shape.x;
    const y = shape.y + shape.props.h;
    const isSeen = x >= view.minX && x <= view.maxX && y >= view.minY && y <= view.maxY;
    return isSeen && (bright === null || bright.has(stub.itemId)) ? [{ stub, x, y }] : [];
  });
}

/** The shape of an item; a stage of an initiative stands on its bar. */
function shapeOf(editor: Editor, state: PictureState, itemId: string): DerivedTLShape | undefined {
  const milestone = state.view.get().milestones.byId.get(itemId);
  const id =
    milestone && milestone.initiativeId === null
      ? derivedShapeId('milestones', itemId)
      : derivedShapeId('initiatives', milestone?.initiativeId ?? itemId);
  return editor.store.get(id as TLShapeId) as DerivedTLShape | undefined;
}

function Stub({ stub, x, y, zoom }: PlacedStub & { readonly zoom: number }) {
  const { session, state, openItem } = useCanvasParts();
  const navigate = useNavigate();
  const words = stubWords(stub, session.boardId);
  const [only] = stub.links;
  const open = () => {
    if (stub.links.length > 1 || !only) {
      const kind = state.view.get().milestones.byId.has(stub.itemId) ? 'milestones' : 'initiatives';
      openItem({ kind, id: stub.itemId });
    } else if (only.boardId === session.boardId) openItem({ kind: 'dependencies', id: only.id });
    else navigate(`/b/${only.boardId}/dependencies?item=dependencies/${encodeURIComponent(only.id)}`);
  };
  const left = stub.edge === 'end' ? x : x - SIZE / zoom;
  return (
    <button
      type="button"
      // The panel of the item lists the same links for the keyboard.
      tabIndex={-1}
      className="qd-stub"
      data-edge={stub.edge}
      data-state={stub.state}
      aria-label={words.join('; ')}
      style={{ transform: `translate(${left}px, ${y - (SIZE * 0.65) / zoom}px) scale(${1 / zoom})` }}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={open}
    >
      {stub.links.length > 1 && <span className="qd-stub-count">{stub.links.length}</span>}
      <span className="qd-stub-words">
        {words.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </button>
  );
}
