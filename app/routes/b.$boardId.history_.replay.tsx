import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { lazy, Suspense } from 'react';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { PictureSkeleton } from '#app/board/shell/picture-skeleton.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

const ReplayPage = lazy(async () => {
  const { ReplayPage } = await import('#app/board/replay/replay-page.tsx');
  return { default: ReplayPage };
});

export const meta: MetaFunction = () => [{ title: 'Replay · Quarterdeck' }];

/** Who may read versions may replay them; the page fetches them itself. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  await context.services.access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  return null;
}

/** The versions of this board as a film. `?at=` is the version to begin with. */
export default function ReplayRoute() {
  return (
    <BoardPicture picture="list">
      <Suspense fallback={<PictureSkeleton picture="roadmap" />}>
        <ReplayPage />
      </Suspense>
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
