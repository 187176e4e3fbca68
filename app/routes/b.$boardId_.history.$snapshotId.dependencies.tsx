import { BoardDependencies } from '#app/board/dependencies/board-dependencies.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export default function Dependencies() {
  return (
    <BoardPicture picture="table">
      <BoardDependencies />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
