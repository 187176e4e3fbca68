import { MilestoneRegister } from '#app/board/register/milestone-register.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export default function Milestones() {
  return (
    <BoardPicture picture="table">
      <MilestoneRegister />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
