import { type Editor, useValue } from '@tldraw/tldraw';
import { isMac, keyText } from '#app/board/actions/key-text.ts';
import { Tooltip } from '#app/components/tooltip.tsx';
import { DRAWING_TOOLS } from './drawing-tools.ts';

/** The tools of the canvas: moving about, and drawing freely beside the model. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor]);
  return (
    <div className="qd-toolbar" role="toolbar" aria-label="Canvas tools">
      {DRAWING_TOOLS.map(({ id, name, key, icon: Icon, wideOnly }) => (
        <Tooltip key={id} text={`${name} (${keyText(key, isMac())})`}>
          <button
            type="button"
            className="qd-tool"
            data-wide-only={wideOnly || undefined}
            aria-label={name}
            aria-pressed={current === id}
            onClick={() => editor.setCurrentTool(id)}
          >
            <Icon size={17} strokeWidth={1.9} aria-hidden="true" />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
