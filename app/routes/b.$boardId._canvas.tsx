import { useLocation } from '@remix-run/react';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { CanvasPage } from '#app/board/shell/canvas-page.tsx';
import { pictureOf } from '#app/board/shell/pictures.ts';
import { RouteError } from '#app/shell/route-error.tsx';

/** Roadmap and risk matrix are two places of one canvas: this route holds it, its children are addresses alone. */
export default function Canvas() {
  return (
    <BoardPicture picture={pictureOf(useLocation().pathname)}>
      <CanvasPage />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
