import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { BurnPage } from '#app/board/burn/burn-page.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Burn of risk · Quarterdeck' }];

/** Who may read versions may read this; the page makes it of the versions it fetches. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  await context.services.access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  return null;
}

/** How many open threats there were, and what they were worth, version by version. */
export default function BurnRoute() {
  return (
    <BoardPicture picture="list">
      <BurnPage />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
