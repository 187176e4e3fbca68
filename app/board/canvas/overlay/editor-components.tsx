import { DefaultStylePanel, type TLComponents, useEditor, useValue } from '@tldraw/tldraw';
import { AboveAppetite } from '#app/board/matrix/above-appetite.tsx';
import { CellBubbles } from '#app/board/matrix/cell-bubbles.tsx';
import { MatrixLegend } from '#app/board/matrix/matrix-legend.tsx';
import { PeopleOnItems } from '#app/board/presence/people-on-items.tsx';
import { ReasonAtItem } from '#app/board/reason/reason-at-item.tsx';
import { EditDates } from '../dates/edit-dates.tsx';
import { placeOf } from '../editor/pages.ts';
import { FilterNotes } from '../filter/filter-notes.tsx';
import { CellPicker } from '../item-tools/cell-picker.tsx';
import { ItemToolbar } from '../item-tools/item-toolbar.tsx';
import { isDerivedType } from '../layout/derived-shape.ts';
import { NoteToolbar } from '../notes/note-toolbar.tsx';
import { SpanGhost } from '../span/span-ghost.tsx';
import { TitleOnBar } from '../span/title-on-bar.tsx';
import { CanvasTwin } from '../walk/canvas-twin.tsx';
import { BarGrips } from './bar-grips.tsx';
import { DayNote } from './day-note.tsx';
import { DragTooltip } from './drag-tooltip.tsx';
import { EmptyHint } from './empty-hint.tsx';
import { ForeignStubs } from './foreign-stubs.tsx';
import { HoverCard } from './hover-card.tsx';
import { LaneHeaders } from './lane-headers.tsx';
import { LinkDraftLine } from './link-draft-line.tsx';
import { LinkHandles } from './link-handles.tsx';
import { PictureLayer } from './picture-layer.tsx';
import { RowHint } from './row-hint.tsx';
import { TimeAxis } from './time-axis.tsx';

/** What stays in view while the picture moves under it. */
function FrontLayer() {
  const editor = useEditor();
  const place = useValue('place', () => placeOf(editor), [editor]);
  return (
    <div className="qd-front">
      <CanvasTwin place={place} />
      {place === 'roadmap' ? (
        <>
          <TimeAxis />
          <LaneHeaders />
          <LinkDraftLine />
          <HoverCard />
          <DayNote />
          <RowHint />
          <SpanGhost />
          <TitleOnBar />
          <EditDates />
        </>
      ) : (
        <>
          <CellBubbles />
          <MatrixLegend />
          <AboveAppetite />
          <CellPicker />
        </>
      )}
      <EmptyHint place={place} />
      <ItemToolbar />
      <FilterNotes place={place} />
      <DragTooltip />
      <ReasonAtItem />
      <NoteToolbar />
    </div>
  );
}

/** What moves with the items. */
function OnTheItems() {
  return (
    <>
      <PeopleOnItems />
      <BarGrips />
      <LinkHandles />
      <ForeignStubs />
    </>
  );
}

/** tldraw's styles, for drawings alone: a record's look follows from what it says. */
function DrawingStyles() {
  const editor = useEditor();
  const wanted = useValue('styles wanted', () => {
    if (editor.getIsReadonly()) return false;
    const selected = editor.getSelectedShapes();
    if (selected.length > 0) return selected.every(({ type }) => !isDerivedType(type)) && editor.isIn('select.idle');
    return !editor.isInAny('select', 'hand', 'eraser', 'laser', 'zoom');
  }, [editor]);
  return wanted ? <DefaultStylePanel /> : null;
}

/** The editor with our layers in it, and of tldraw's chrome only what free drawing needs. */
export const EDITOR_COMPONENTS: TLComponents = {
  Background: PictureLayer,
  InFrontOfTheCanvas: FrontLayer,
  Overlays: OnTheItems,
  StylePanel: DrawingStyles,
  A11y: null,
  Grid: null,
  ContextMenu: null,
  ActionsMenu: null,
  HelpMenu: null,
  ZoomMenu: null,
  MainMenu: null,
  Minimap: null,
  PageMenu: null,
  NavigationPanel: null,
  Toolbar: null,
  ImageToolbar: null,
  VideoToolbar: null,
  KeyboardShortcutsDialog: null,
  QuickActions: null,
  HelperButtons: null,
  DebugPanel: null,
  DebugMenu: null,
  MenuPanel: null,
  TopPanel: null,
  SharePanel: null,
  CursorChatBubble: null,
};
