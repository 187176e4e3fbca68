import type { Page } from 'playwright-core';

interface BoardElement {
  readonly editor: {
    nudgeShapes(ids: readonly string[], by: { x: number; y: number }): void;
    getShapePageBounds(id: string): { readonly x: number } | undefined;
  };
}

/** Milliseconds from a gesture of one browser until the bar stands elsewhere in a frame of the other. */
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
  const sent = await from.evaluate(
    ([id, by]) => {
      const { editor } = document.querySelector('.tl-container') as unknown as BoardElement;
      const now = Date.now();
      editor.nudgeShapes([id], { x: by, y: 0 });
      return now;
    },
    [shapeId, direction] as const,
  );
  return (await seen) - sent;
}
