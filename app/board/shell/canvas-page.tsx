import { useLocation } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { useItem } from '#app/board/panel/use-item.ts';
import { useBoard } from './board-context.ts';
import { type Picture, PictureSkeleton } from './picture-skeleton.tsx';
import { pictureOf } from './pictures.ts';

const BoardCanvas = lazy(async () => {
  const { BoardCanvas } = await import('#app/board/canvas/board-canvas.client.tsx');
  return { default: BoardCanvas };
});

/** Roadmap and risk matrix: one editor that stays mounted while the address goes from one to the other. */
export function CanvasPage() {
  const { session, openItem } = useBoard();
  const { item } = useItem();
  const place: Picture = pictureOf(useLocation().pathname) === 'matrix' ? 'matrix' : 'roadmap';
  return (
    <Suspense fallback={<PictureSkeleton picture={place} />}>
      <BoardCanvas session={session} place={place} onOpenItem={openItem} selectedItem={item} />
    </Suspense>
  );
}
