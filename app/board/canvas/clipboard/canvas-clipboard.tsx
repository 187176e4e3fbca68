import type { Editor } from '@tldraw/tldraw';
import { useEffect, useState } from 'react';
import { useToolDesk } from '#app/board/tools/tool-desk.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { followClipboard, type PastedLines } from './follow-clipboard.ts';

const linesDialogCode = fetchedCode(async () => (await import('./pasted-lines-dialog.tsx')).PastedLinesDialog);

/** Copy, cut and paste of the open canvas; asks what several lines of pasted text are meant to be. */
export function CanvasClipboard({ editor }: { readonly editor: Editor }) {
  const desk = useToolDesk();
  const [lines, setLines] = useState<PastedLines | null>(null);
  const close = () => setLines(null);
  const LinesDialog = useFetchedCode(linesDialogCode, lines !== null, close);
  useEffect(() => followClipboard(editor, { context: desk.context, onLines: setLines }), [editor, desk]);
  const context = lines ? desk.context() : null;
  return LinesDialog && lines && context ? <LinesDialog lines={lines} context={context} onClose={close} /> : null;
}
