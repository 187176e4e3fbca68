import type { ActionContext } from '#app/board/actions/board-action.ts';
import { takeBackOffer } from '#app/board/actions/delete-records.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { DialogActions } from '#app/components/dialog-actions.tsx';
import { countWords } from '#shared/board/clipboard/count-words.ts';
import { addByTitles } from '#shared/board/commands/titles-commands.ts';
import type { PastedLines } from './follow-clipboard.ts';
import { selectMade } from './paste-records.ts';

interface PastedLinesDialogProps {
  readonly lines: PastedLines;
  readonly context: ActionContext;
  readonly onClose: () => void;
}

/** Several lines of text were pasted: each may become a record, or all of them one text on the canvas. */
export function PastedLinesDialog({ lines, context, onClose }: PastedLinesDialogProps) {
  const { titles, total, text } = lines;
  const kind = context.canvas?.place === 'matrix' ? 'risks' : 'initiatives';
  const what = countWords({ [kind]: titles.length });
  const makeRecords = () => {
    onClose();
    const { session, say, canvas } = context;
    const ids = session.run((board, view, ctx) => addByTitles(board, { kind, titles, view }, ctx));
    if (!ids) return;
    const step = session.undo.lastStep();
    say({ title: `Added ${what}`, tone: 'ok', ...(step ? takeBackOffer(step) : {}) });
    if (canvas)
      selectMade(
        canvas.editor,
        ids.map((id) => ({ kind, id })),
      );
  };
  const pasteText = () => {
    onClose();
    const editor = context.canvas?.editor;
    if (editor) void editor.putExternalContent({ type: 'text', text });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Make ${what} of these lines?`}
      description={
        kind === 'risks'
          ? 'Each line is the title of one risk. They have no score yet: drag them into their cells.'
          : 'Each line is the title of one initiative. They are not scheduled yet: drag them onto the lanes.'
      }
    >
      {total > titles.length && (
        <p role="alert" className="mb-3 text-warn-text">
          The text has {total} lines. The first {titles.length} are taken; a longer list is better imported as a file.
        </p>
      )}
      <ol className="max-h-64 overflow-y-auto rounded-card border border-line bg-sunken px-3 py-2">
        {titles.map((title, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may be alike.
          <li key={i} className="truncate py-0.5">
            {title}
          </li>
        ))}
      </ol>
      <DialogActions>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={pasteText}>Paste as text</Button>
        <Button variant="primary" onClick={makeRecords}>
          Make {what}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
