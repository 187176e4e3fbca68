import '@tldraw/tldraw/tldraw.css';
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { createShapeId, type Editor, Tldraw } from '@tldraw/tldraw';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';

/** tldraw without anything of ours: `?shapes=N` plain rectangles, as far apart as bars of a roadmap. */
const count = Number(new URLSearchParams(location.search).get('shapes') ?? 468);
const COLUMNS = 24;

function fill(editor: Editor) {
  editor.createShapes(
    Array.from({ length: count }, (_, i) => ({
      id: createShapeId(`plain${i}`),
      type: 'geo' as const,
      x: (i % COLUMNS) * 220,
      y: Math.floor(i / COLUMNS) * 42,
      props: { w: 200, h: 30, fill: 'solid' as const },
    })),
  );
  editor.setCamera({ x: 0, y: 0, z: 1 }, { immediate: true });
  Object.assign(editor.getContainer(), { editor });
}

/** Yjs without anything of ours: a document that is given updates as base64. */
const bareDocument = new Y.Doc();
Object.assign(globalThis, {
  applyToBareDocument: (base64: string) =>
    Y.applyUpdate(
      bareDocument,
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    ),
});

const root = document.getElementById('root');
if (root) {
  root.style.cssText = 'position:fixed;inset:0';
  createRoot(root).render(<Tldraw hideUi assetUrls={getAssetUrlsByImport()} onMount={fill} />);
}
