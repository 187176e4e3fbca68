import { copyAs, type Editor, type TLShapeId } from '@tldraw/tldraw';
import type { ToastMessage } from '#app/components/toast-message.ts';

/** Puts drawings on the clipboard as a picture; says so, or why not. */
export async function copyDrawings(
  editor: Editor,
  drawings: readonly TLShapeId[],
  format: 'png' | 'svg',
  say: (message: ToastMessage) => void,
): Promise<void> {
  try {
    await copyAs(editor, [...drawings], { format });
    say({ title: `Copied as ${format.toUpperCase()}`, tone: 'ok' });
  } catch {
    say({ title: 'It could not be copied', description: 'The browser does not allow it here.', tone: 'bad' });
  }
}
