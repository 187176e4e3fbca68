import type { Editor } from '@tldraw/tldraw';
import type { ActionContext } from '#app/board/actions/board-action.ts';
import { isTextField } from '#app/board/shell/use-board-keys.ts';
import { MAX_COPIED_CHARACTERS } from '#shared/board/clipboard/copied-records.ts';
import { titlesFromText } from '#shared/board/clipboard/titles-from-text.ts';
import { readContent } from './clipboard-content.ts';
import { deleteSelection, selectionContent } from './copy-selection.ts';
import { pasteContent } from './paste-records.ts';

/** Text of several lines that was pasted, before anything is made of it. */
export interface PastedLines {
  readonly text: string;
  readonly titles: readonly string[];
  readonly total: number;
}

interface Follower {
  readonly context: () => ActionContext | null;
  readonly onLines: (lines: PastedLines) => void;
}

/**
 * Copy, cut and paste while the canvas has the keyboard. It takes what concerns records; drawings alone, pictures and
 * single lines of text are left to tldraw, whose listeners come later.
 */
export function followClipboard(editor: Editor, { context, onLines }: Follower): () => void {
  const concerns = (event: ClipboardEvent) =>
    editor.getInstanceState().isFocused &&
    editor.getEditingShapeId() === null &&
    !editor.menus.hasAnyOpenMenus() &&
    !isTextField(event.target) &&
    !isTextField(document.activeElement);
  const take = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const copy = (event: ClipboardEvent): ActionContext | null => {
    // Text that was selected in the panel is what one means then.
    if (!concerns(event) || !(document.getSelection()?.isCollapsed ?? true)) return null;
    const now = context();
    const content = now?.canvas && selectionContent(now);
    if (!now || !content || !event.clipboardData) return null;
    take(event);
    event.clipboardData.setData('text/plain', content.text);
    event.clipboardData.setData('text/html', content.html);
    return now;
  };
  const onCopy = (event: ClipboardEvent) => void copy(event);
  const onCut = (event: ClipboardEvent) => {
    const now = copy(event);
    if (now) deleteSelection(now);
  };
  const onPaste = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    const now = concerns(event) ? context() : null;
    if (!data || !now) return;
    const html = data.getData('text/html');
    const text = data.getData('text/plain');
    const ours = readContent(html);
    if (ours) {
      take(event);
      pasteContent(now, ours.records, ours.drawings);
    } else if (text.length > MAX_COPIED_CHARACTERS) {
      take(event);
      now.say({ title: 'This can not be pasted', description: 'It is too large. Import a file instead.', tone: 'bad' });
    } else if (data.files.length === 0 && !html.includes('data-tldraw') && !now.session.readOnly) {
      const lines = titlesFromText(text);
      if (lines.total < 2) return;
      take(event);
      onLines({ text, ...lines });
    }
  };
  window.addEventListener('copy', onCopy, true);
  window.addEventListener('cut', onCut, true);
  window.addEventListener('paste', onPaste, true);
  return () => {
    window.removeEventListener('copy', onCopy, true);
    window.removeEventListener('cut', onCut, true);
    window.removeEventListener('paste', onPaste, true);
  };
}
