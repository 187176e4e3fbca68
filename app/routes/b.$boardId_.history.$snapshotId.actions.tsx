import { ActionRegister } from '#app/board/register/action-register.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export default function Actions() {
  return (
    <BoardPicture picture="table">
      <ActionRegister />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
