import { InitiativeRegister } from '#app/board/register/initiative-register.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export default function Initiatives() {
  return (
    <BoardPicture picture="table">
      <InitiativeRegister />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
