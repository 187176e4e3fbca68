import { RiskRegister } from '#app/board/register/risk-register.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export default function Risks() {
  return (
    <BoardPicture picture="table">
      <RiskRegister />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
