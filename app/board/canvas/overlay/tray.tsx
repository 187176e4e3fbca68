import type { Editor } from '@tldraw/tldraw';
import type { Place } from '../editor/pages.ts';

export function Tray(_: { readonly editor: Editor; readonly place: Place }) {
  return null;
}
