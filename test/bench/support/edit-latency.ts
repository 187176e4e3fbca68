import type { Page } from 'playwright-core';

interface BoardElement {
  readonly editor: {
    select(id: string): void;
    getShapePageBounds(id: string): { readonly x: number } | undefined;
  };
}

/** Milliseconds from a key of one browser (Shift and an arrow move a bar) until the bar stands elsewhere in a frame of the other. */
export async function editLatency(from: Page, to: Page, shapeId: string, direction: 1 | -1): Promise<number> {
  const seen = to.evaluate(
    (id) =>
      new Promise<number>((done) => {
        const { editor } = document.querySelector('.tl-container') as unknown as BoardElement;
        const before = editor.getShapePageBounds(id)?.x;
        const look = () => {
          if (editor.getShapePageBounds(id)?.x !== before) done(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    shapeId,
  );
  const sent = await from.evaluate((id) => {
    const { editor } = document.querySelector('.tl-container') as unknown as BoardElement;
    editor.select(id);
    document.querySelector<HTMLElement>('[data-canvas-items]')?.focus();
    return Date.now();
  }, shapeId);
  await from.keyboard.press(direction === 1 ? 'Shift+ArrowRight' : 'Shift+ArrowLeft');
  return (await seen) - sent;
}
