import {
  ArrowUpRight,
  Eraser,
  Hand,
  Highlighter,
  type LucideIcon,
  MousePointer2,
  Pencil,
  Slash,
  Square,
  StickyNote,
  Type,
} from 'lucide-react';

export interface DrawingTool {
  /** tldraw's name of it. */
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly icon: LucideIcon;
  /** Other words that people look for it by. */
  readonly words: string;
  /** Left out where the toolbar would be wider than a phone. */
  readonly wideOnly?: boolean;
}

/** The tools of the canvas, in the order of the toolbar: moving about, then drawing freely beside the model. */
export const DRAWING_TOOLS: readonly DrawingTool[] = [
  { id: 'select', name: 'Select', key: 'V', icon: MousePointer2, words: 'pointer choose move' },
  { id: 'hand', name: 'Move the picture', key: 'Space', icon: Hand, words: 'pan hand' },
  { id: 'note', name: 'Note', key: 'N', icon: StickyNote, words: 'sticky post-it comment' },
  { id: 'text', name: 'Text', key: 'Shift+T', icon: Type, words: 'write label' },
  { id: 'arrow', name: 'Arrow', key: 'A', icon: ArrowUpRight, words: 'connector draw' },
  { id: 'line', name: 'Line', key: 'L', icon: Slash, words: 'draw straight', wideOnly: true },
  { id: 'draw', name: 'Pen', key: 'P', icon: Pencil, words: 'draw freehand sketch ink' },
  { id: 'highlight', name: 'Highlighter', key: 'Shift+D', icon: Highlighter, words: 'marker draw', wideOnly: true },
  { id: 'geo', name: 'Shape', key: 'O', icon: Square, words: 'rectangle box ellipse draw' },
  { id: 'eraser', name: 'Eraser', key: 'E', icon: Eraser, words: 'rubber remove drawing' },
];
