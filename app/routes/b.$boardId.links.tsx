import { DependencyRegister } from '#app/board/register/dependency-register.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export default function Links() {
  return (
    <BoardPicture picture="table">
      <DependencyRegister />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
