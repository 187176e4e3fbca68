import type { ToastMessage } from '#app/components/toast-message.ts';

const TYPES = ['text/html', 'text/plain'] as const;

/** Pastes as the key would, as far as the browser lets a page read the clipboard; else says which key does. */
export function pasteFromMenu(say: (message: ToastMessage) => void): void {
  const sayKey = () =>
    say({ title: 'Paste with the keyboard', description: 'The browser wants it to be Ctrl+V or ⌘V.' });
  // Not there without https.
  if (!navigator.clipboard?.read) {
    sayKey();
    return;
  }
  readClipboard().then(
    (clipboardData) => document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true })),
    sayKey,
  );
}

async function readClipboard(): Promise<DataTransfer> {
  const data = new DataTransfer();
  for (const item of await navigator.clipboard.read()) {
    for (const type of TYPES) {
      if (item.types.includes(type)) data.setData(type, await (await item.getType(type)).text());
    }
  }
  return data;
}
