import '@tldraw/tldraw/tldraw.css';
import '#app/styles/canvas.css';
import '#app/styles/canvas-filter.css';
import '#app/styles/canvas-lanes.css';
import '#app/styles/canvas-links.css';
import '#app/styles/canvas-span.css';
import '#app/styles/canvas-people.css';
import '#app/styles/canvas-access.css';
import '#app/styles/canvas-tools.css';
import '#app/styles/canvas-bars.css';
import '#app/styles/canvas-schedule.css';
import '#app/styles/canvas-since.css';
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { atom, defaultUserPreferences, type Editor, type TLShapeId, Tldraw, useTldrawUser } from '@tldraw/tldraw';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { personName } from '#app/board/fields/person.ts';
import { useLevelColours } from '#app/board/matrix/use-level-colours.ts';
import type { ItemAddress } from '#app/board/panel/item-address.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { PictureControls } from '#app/board/shell/picture-controls.tsx';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { runAction } from '#app/board/tools/run-action.ts';
import { useToolDesk } from '#app/board/tools/tool-desk.ts';
import { useCanvasHandle } from '#app/board/tools/use-canvas-handle.ts';
import { initials } from '#app/components/initials.ts';
import { useToast } from '#app/components/toast.tsx';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { type CanvasParts, CanvasPartsProvider } from './canvas-context.ts';
import { CanvasClipboard } from './clipboard/canvas-clipboard.tsx';
import { fitAll, reveal, showFirst } from './editor/camera.ts';
import { createBoardStore, derivedShapeUtils } from './editor/create-store.ts';
import { uiOverrides } from './editor/overrides.ts';
import { PAGE_IDS, type Place } from './editor/pages.ts';
import { createPictureState } from './editor/picture-state.ts';
import { startBoardEditor } from './editor/start-board-editor.ts';
import { openLaneOf } from './lanes/lane-choice.ts';
import { derivedShapeId, isDerivedKind } from './layout/derived-shape.ts';
import { CanvasMenu } from './menu/canvas-menu.tsx';
import { EDITOR_COMPONENTS } from './overlay/editor-components.tsx';
import { PictureBar } from './overlay/picture-bar.tsx';
import { Toolbar } from './overlay/toolbar.tsx';
import { Tray } from './overlay/tray.tsx';
import { TrayDrop } from './overlay/tray-drop.tsx';
import { type Palette, readPalette } from './paint/palette.ts';
import { SlipCard } from './schedule/slip-card.tsx';
import { SinceSlot } from './since/since-slot.tsx';
import { localToday } from './today.ts';
import { useIsDark } from './use-theme.ts';

const ASSET_URLS = getAssetUrlsByImport();

export interface BoardCanvasProps {
  readonly session: BoardSession;
  /** Which of the two pictures shows. The canvas stays mounted while this changes. */
  readonly place: Place;
  readonly onOpenItem: (kind: RecordKind, id: string) => void;
  /** The item whose panel is open: it is selected and brought into view. */
  readonly selectedItem?: { readonly kind: RecordKind; readonly id: string } | null;
}

/** Roadmap and risk matrix: one tldraw editor whose shapes are drawn from the board's records. */
export function BoardCanvas({ session, place, onOpenItem, selectedItem = null }: BoardCanvasProps) {
  const root = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const initialsOf = useInitials();
  const picture = useMemo(
    () => createPictureState(session, dayNumber(localToday()), initialsOf),
    [session, initialsOf],
  );
  const shapeUtils = useMemo(() => derivedShapeUtils(picture.state), [picture]);
  const store = useMemo(() => createBoardStore(shapeUtils), [shapeUtils]);
  const parts = useParts(session, picture.state, onOpenItem);
  const desk = useToolDesk();
  useCanvasHandle(editor, parts);
  const isDark = useIsDark();
  const colours = useLevelColours(session);
  const user = useCanvasUser(session, isDark);

  const { people } = useBoard();
  useEffect(() => picture.follow(), [picture]);
  useEffect(() => {
    picture.state.members.set(people);
  }, [picture, people]);
  useEffect(() => {
    const timer = setInterval(() => picture.state.today.set(dayNumber(localToday())), 60_000);
    return () => clearInterval(timer);
  }, [picture]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read anew because the theme or the levels' colours changed.
  useLayoutEffect(() => {
    if (root.current) parts.palette.set(readPalette(root.current));
  }, [parts, isDark, colours]);

  const overrides = useMemo(
    () =>
      uiOverrides(
        session,
        () => editor && fitAll(editor, picture.state),
        (action) => runAction(desk, action),
      ),
    [session, editor, picture, desk],
  );
  const onMount = useCallback(
    (mounted: Editor) => {
      const started = startBoardEditor(mounted, parts);
      setEditor(mounted);
      return () => {
        setEditor(null);
        started.stop();
      };
    },
    [parts],
  );
  usePlace(editor, place, parts);
  useSelectedItem(editor, selectedItem, picture.state);

  return (
    <CanvasPartsProvider value={parts}>
      <div ref={root} className="qd-canvas" data-place={place}>
        <PictureControls>{editor && <PictureBar editor={editor} place={place} />}</PictureControls>
        {editor && <SinceSlot editor={editor} place={place} />}
        <div className="qd-stage">
          <Tldraw
            store={store}
            shapeUtils={shapeUtils}
            user={user}
            assetUrls={ASSET_URLS}
            components={EDITOR_COMPONENTS}
            overrides={overrides}
            options={CANVAS_OPTIONS}
            textOptions={TEXT_OPTIONS}
            onMount={onMount}
          />
          {editor && !session.readOnly && <Toolbar editor={editor} />}
          {editor && place === 'roadmap' && <SlipCard />}
          {editor && <CanvasMenu editor={editor} />}
          {editor && <CanvasClipboard editor={editor} />}
        </div>
        {editor && place === 'roadmap' && <TrayDrop editor={editor} />}
        {editor && <Tray editor={editor} place={place} />}
      </div>
    </CanvasPartsProvider>
  );
}

/** Letters for who a person field names; the same function always, the canvas would be made anew with another. */
function useInitials(): (person: string | null) => string {
  const { people } = useBoard();
  const latest = useRef(people);
  latest.current = people;
  return useCallback((person) => (person === null ? '' : initials(personName(person, latest.current))), []);
}

/** The nonce of the loaded document, for the styles that editors put into its head. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
const CANVAS_OPTIONS = { createTextOnCanvasDoubleClick: false, maxPages: 2, nonce, branding: 'Quarterdeck' };
const TEXT_OPTIONS = { tipTapConfig: nonce === undefined ? {} : { injectNonce: nonce } };

function useParts(session: BoardSession, state: CanvasParts['state'], onOpenItem: BoardCanvasProps['onOpenItem']) {
  const say = useToast();
  const open = useRef(onOpenItem);
  useEffect(() => {
    open.current = onOpenItem;
  }, [onOpenItem]);
  return useMemo(
    () => ({
      session,
      state,
      palette: atom<Palette>('palette', readPalette(document.documentElement)),
      openItem: ({ kind, id }: ItemAddress) => open.current(kind, id),
      say,
    }),
    [session, state, say],
  );
}

/** tldraw would keep its user's preferences; ours are the app's. */
const keepNothing = () => undefined;

/** tldraw's user: not kept in the browser's storage, in the app's theme, without motion where none is wanted. */
function useCanvasUser(session: BoardSession, isDark: boolean) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return useTldrawUser({
    userPreferences: useMemo(
      () => ({
        ...defaultUserPreferences,
        id: session.me.id,
        name: session.me.name,
        color: session.me.color,
        colorScheme: isDark ? ('dark' as const) : ('light' as const),
        animationSpeed: still ? 0 : 1,
        isSnapMode: false,
      }),
      [session, isDark, still],
    ),
    setUserPreferences: keepNothing,
  });
}

/** Shows the place's page; the first time so that one sees what matters, later where one left it. */
function usePlace(editor: Editor | null, place: Place, { state }: CanvasParts) {
  const seen = useRef(new Set<string>());
  useLayoutEffect(() => {
    if (!editor) return;
    if (editor.getCurrentPageId() !== PAGE_IDS[place]) {
      editor.complete();
      editor.setCurrentTool('select');
      editor.selectNone();
      editor.setCurrentPage(PAGE_IDS[place]);
    }
    const key = `${editor.contextId} ${place}`;
    if (seen.current.has(key)) return;
    seen.current.add(key);
    showFirst(editor, state);
  }, [editor, place, state]);
}

/** What the open side panel covers of the picture, in screen pixels, where it does not cover all of it. */
const PANEL_WIDTH = 384;

function useSelectedItem(
  editor: Editor | null,
  item: BoardCanvasProps['selectedItem'] | null,
  state: CanvasParts['state'],
) {
  const kind = item?.kind;
  const id = item?.id;
  useEffect(() => {
    if (!editor || !kind || !id || !isDerivedKind(kind)) return;
    if (kind === 'initiatives') openLaneOf(state, id);
    // A frame later: a scale that was just chosen moves the shapes only after this.
    const frame = requestAnimationFrame(() => {
      const shape = editor.getShape(derivedShapeId(kind, id) as TLShapeId);
      const bounds = shape && editor.getShapePageBounds(shape);
      if (!shape || !bounds || editor.getAncestorPageId(shape) !== editor.getCurrentPageId()) return;
      editor.select(shape.id);
      reveal(editor, bounds, PANEL_WIDTH);
    });
    return () => cancelAnimationFrame(frame);
  }, [editor, state, kind, id]);
}
