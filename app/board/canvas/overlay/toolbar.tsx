import { type Editor, useValue } from '@tldraw/tldraw';
import {
  ArrowUpRight,
  Eraser,
  Hand,
  type LucideIcon,
  MousePointer2,
  Pencil,
  Square,
  StickyNote,
  Type,
} from 'lucide-react';

interface ToolButton {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly icon: LucideIcon;
}

const TOOLS: readonly ToolButton[] = [
  { id: 'select', name: 'Select', key: 'V', icon: MousePointer2 },
  { id: 'hand', name: 'Move the picture', key: 'Space', icon: Hand },
  { id: 'draw', name: 'Pen', key: 'P', icon: Pencil },
  { id: 'eraser', name: 'Eraser', key: 'E', icon: Eraser },
  { id: 'arrow', name: 'Arrow', key: 'A', icon: ArrowUpRight },
  { id: 'text', name: 'Text', key: '', icon: Type },
  { id: 'note', name: 'Note', key: 'N', icon: StickyNote },
  { id: 'geo', name: 'Shape', key: 'O', icon: Square },
];

/** The tools of the canvas: moving about, and drawing freely beside the model. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor]);
  return (
    <div className="qd-toolbar" role="toolbar" aria-label="Canvas tools">
      {TOOLS.map(({ id, name, key, icon: Icon }) => (
        <button
          key={id}
          type="button"
          className="qd-tool"
          aria-label={name}
          aria-pressed={current === id}
          title={key ? `${name} (${key})` : name}
          onClick={() => editor.setCurrentTool(id)}
        >
          <Icon size={17} strokeWidth={1.9} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
